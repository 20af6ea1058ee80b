import { command } from "../../command/command.ts";
import { GRAPH_OPTION } from "../../options/shared-options.ts";
import { note } from "../../output/note.ts";
import { findGraph } from "../../session/find-graph.ts";
import { graphEndpoint } from "../../session/graph-endpoint.ts";

export const doctor = command({
  name: "doctor",
  summary: "Check everything that a call needs, from DNS to permissions",
  description: "Only reads. Ends with 1 when a check fails.",
  options: { graph: { ...GRAPH_OPTION, summary: "name or ID of a graph whose address to check, too" } },
  examples: [{ line: "ges doctor", summary: "Each check, with the remedy where one fails" }],
  async run({ graph: nameOrId }, session) {
    const { diagnose } = await import("@ges-sdk/core/node");
    const options = await session.clientOptions();
    const settings = await session.settings();
    const management = await diagnose({ ...options, endpoint: settings.endpoint?.value });
    const checks = management.checks.map((check) => ({ of: "management plane", ...check }));
    if (nameOrId !== undefined && management.ok) {
      const graph = await findGraph(session, nameOrId);
      const endpoint = graphEndpoint(settings, graph);
      const inside = await diagnose({ ...options, endpoint, graphName: graph.name });
      checks.push(...inside.checks.map((check) => ({ of: graph.name, ...check })));
    }
    const failed = checks.filter(({ status }) => status === "failed").length;
    note(failed === 0 ? "Everything is in order." : `${failed} of ${checks.length} checks failed.`);
    const view = checks.map(({ of, name, status, message, remedy }) => ({ of, check: name, status, message, remedy }));
    return { data: checks, view, isFailure: failed > 0 };
  },
});
