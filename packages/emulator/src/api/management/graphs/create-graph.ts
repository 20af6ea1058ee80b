import { GraphData } from "@ges-sdk/graph-engine/graph";
import { badRequest } from "../../../errors/service-error.ts";
import { STATUS } from "../../../state/graph.ts";
import type { NewGraph } from "../../../state/graph-settings.ts";
import { edgesOf } from "../../../state/graph-sizes.ts";
import { newGraph } from "../../../state/new-graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { beginJob } from "../common/begin-job.ts";
import { noteImport } from "../common/imported-files.ts";
import type { Planner } from "../common/job-plan.ts";
import { importInto, prepareDataSource } from "../data/import-export.ts";
import type { Input } from "../described.ts";
import { bindEip } from "./network.ts";
import { requireRoom } from "./quotas.ts";

/** Creates a graph, as API v1.0 names its fields. */
export function createGraph(state: ServiceState, { body }: Input<"createGraph">) {
  const { name, dataSource, publicIp, ...settings } = body.graph;
  requireName(state, name);
  const source = dataSource && prepareDataSource(state, dataSource);
  const { graphSizeTypeIndex: size, arch } = settings;
  requireRoom(state, { graphs: 1, edges: edgesOf(size) });
  if (arch !== undefined && arch !== "x86_64" && arch !== "aarch64") {
    throw badRequest("GES.7052", "Invalid CPU architecture of the graph instance. arch must be x86_64 or aarch64.");
  }
  const graph = newGraph(state, name, settings, new GraphData());
  if (publicIp) bindEip(state, graph, eipFor(state, publicIp));
  state.graphs.set(graph.id, graph);
  const task = source && { files: source.files, run: (signal: AbortSignal) => importInto(graph, source, signal) };
  const job = beginJob(state, graph, planCreation, {}, task);
  if (source) noteImport(state, graph, job);
  return { id: graph.id, name };
}

export const planCreation: Planner<object> = () => ({
  name: "CreateGraph",
  during: STATUS.preparing,
  after: STATUS.running,
  afterFailure: STATUS.creationFailed,
});

function requireName(state: ServiceState, name: string): void {
  // The description lets hyphens pass, for names of old graphs; new ones may not hold any.
  if (name.includes("-")) {
    throw badRequest(
      "GES.7012",
      "Failed to verify the graph name. name may hold letters, digits and underscores only.",
    );
  }
  if (state.graphNamed(name)) throw badRequest("GES.7013", "The graph name already exists.");
}

function eipFor(state: ServiceState, { publicBindType, eipId }: NonNullable<NewGraph["publicIp"]>): string {
  if (publicBindType === "auto_assign") return state.newId();
  if (publicBindType !== "bind_existing") {
    throw badRequest(
      "GES.7031",
      "Invalid binding type of an EIP. publicBindType must be auto_assign or bind_existing.",
    );
  }
  if (!eipId) throw badRequest("GES.7033", "Invalid EIP ID. eipId is needed when publicBindType is bind_existing.");
  return eipId;
}
