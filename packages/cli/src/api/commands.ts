import type { Command } from "../command/command.ts";
import SERVICE from "../compiled/service-operations.json" with { type: "json" };
import V1 from "../compiled/v1-operations.json" with { type: "json" };
import V2 from "../compiled/v2-operations.json" with { type: "json" };
import type { Options } from "../options/option.ts";
import { DRY_RUN, YES } from "../options/shared-options.ts";
import { confirm } from "../session/confirm.ts";
import { readBody } from "./body.ts";
import { callOperation } from "./call.ts";
import type { ApiOperation, ApiVersion } from "./operation.ts";

/** Parameters that come from the settings unless they are given. */
const FROM_SETTINGS = ["project_id", "graph_name"];

/** A command for every operation of every description. */
export const API_COMMANDS: readonly Command[] = [
  ...V2.map((operation) => apiCommand("v2", operation)),
  ...V1.map((operation) => apiCommand("v1", operation)),
  ...SERVICE.map((operation) => apiCommand("service", operation)),
];

function apiCommand(version: ApiVersion, operation: ApiOperation): Command {
  const { id, summary, description, url, parameters } = operation;
  return {
    name: `api ${version} ${id}`,
    summary,
    description: `${description}\n\n${url}`,
    arguments: {},
    options: optionsOf(operation),
    examples: [{ line: exampleLine(version, operation), summary: "With values of your own" }],
    async execute(values, session) {
      const given = parameters.map(({ name }) => [name, values[name]]).filter(([, value]) => value !== undefined);
      const { body: source, yes, dryRun } = values;
      const body = typeof source === "string" ? await readBody(source) : undefined;
      if (operation.isDestructive) {
        const name = String(given.at(-1)?.[1] ?? id);
        await confirm({ name, warning: `${summary}: ${name}.`, yes: yes === true, dryRun: dryRun === true });
      }
      const data = await callOperation(session, version, operation, { ...Object.fromEntries(given), body });
      return { data, format: "json", id: idField(data) };
    },
  };
}

function optionsOf({ parameters, body, isDestructive }: ApiOperation): Options {
  const fields = parameters.map(({ name, required, summary }) => {
    const isRequired = required && !FROM_SETTINGS.includes(name);
    return [name, { kind: "text", value: "VALUE", summary, required: isRequired } as const];
  });
  const bodyOption = { kind: "text", value: "JSON", summary: "body: JSON, @FILE, or - for standard input" } as const;
  return {
    ...Object.fromEntries(fields),
    ...(body && { body: { ...bodyOption, required: body.required } }),
    ...(isDestructive && { yes: YES }),
    dryRun: DRY_RUN,
  };
}

function exampleLine(version: ApiVersion, { id, parameters, body }: ApiOperation): string {
  const required = parameters.filter(({ name, required }) => required && !FROM_SETTINGS.includes(name));
  const flags = required.map(({ name }) => ` --${name} $${name.toUpperCase().replaceAll("-", "_")}`);
  return `ges api ${version} ${id}${flags.join("")}${body?.required ? " --body @body.json" : ""}`;
}

/** Returns the field of a response that identifies what it is about. */
function idField(data: unknown): string | undefined {
  const fields = typeof data === "object" && data !== null ? Object.keys(data) : [];
  return ["job_id", "jobId", "id"].find((name) => fields.includes(name));
}
