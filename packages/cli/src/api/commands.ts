import type { Command } from "../command/command.ts";
import { readJson } from "../input/read-source.ts";
import type { Options } from "../options/option.ts";
import { DRY_RUN, YES } from "../options/shared-options.ts";
import { confirm } from "../session/confirm.ts";
import { callOperation } from "./call.ts";
import type { ApiOperation, ApiVersion } from "./operation.ts";
import { OPERATIONS } from "./operations.ts";

/** Parameters that come from the settings unless they are given. */
const FROM_SETTINGS = ["project_id", "graph_name"];

/** A command for every operation of every description. */
export const API_COMMANDS: readonly Command[] = [
  ...OPERATIONS.v2.map((operation) => apiCommand("v2", operation)),
  ...OPERATIONS.v1.map((operation) => apiCommand("v1", operation)),
  ...OPERATIONS.service.map((operation) => apiCommand("service", operation)),
];

function apiCommand(version: ApiVersion, operation: ApiOperation): Command {
  const { id, summary, description, url } = operation;
  return {
    name: `api ${version} ${id}`,
    operation: `${version}/${id}`,
    summary,
    description: `${description}\n\n${url}`,
    arguments: {},
    options: optionsOf(operation),
    examples: [{ line: exampleLine(version, operation), summary: "With the values of the description" }],
    async execute(values, session) {
      const { body: source, yes, dryRun } = values;
      const given = operation.parameters.flatMap(({ name }) => {
        const value = values[name];
        return typeof value === "string" ? [[name, value] as const] : [];
      });
      const body = typeof source === "string" ? await readJson("--body", source) : undefined;
      if (operation.isDestructive) {
        const name = given.at(-1)?.[1] ?? id;
        await confirm({ name, warning: `${summary}: ${name}.`, yes: yes === true, dryRun: dryRun === true });
      }
      const data = await callOperation(session, version, id, { parameters: Object.fromEntries(given), body });
      return { data, format: "json", id: idField(data) };
    },
  };
}

function optionsOf({ parameters, body, isDestructive }: ApiOperation): Options {
  const fields = parameters.map(({ name, required, summary }) => {
    const isRequired = required && !FROM_SETTINGS.includes(name);
    return [name, { kind: "text", flag: `--${name}`, value: "VALUE", summary, required: isRequired } as const];
  });
  const bodyOption = { kind: "text", value: "JSON", summary: "body: JSON, @FILE, or - for standard input" } as const;
  return {
    ...Object.fromEntries(fields),
    ...(body && { body: { ...bodyOption, required: body.required } }),
    ...(isDestructive && { yes: YES }),
    dryRun: DRY_RUN,
  };
}

/** Returns a command line with the examples of the description. */
function exampleLine(version: ApiVersion, { id, parameters, body, isDestructive }: ApiOperation): string {
  const required = parameters.filter(({ name, required }) => required && !FROM_SETTINGS.includes(name));
  const flags = required.map(({ name, example }) => ` --${name} ${shellWord(example)}`);
  const bodyFlag = body?.required ? ` --body ${shellWord(JSON.stringify(body.example))}` : "";
  return `ges api ${version} ${id}${flags.join("")}${bodyFlag}${isDestructive ? " --yes" : ""}`;
}

/** Quotes a word where a shell would read it otherwise. */
function shellWord(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Returns the field of a response that identifies what it is about. */
function idField(data: unknown): string | undefined {
  const fields = typeof data === "object" && data !== null ? Object.keys(data) : [];
  return ["job_id", "jobId", "id"].find((name) => fields.includes(name));
}
