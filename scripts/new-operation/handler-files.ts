import { existsSync } from "node:fs";
import { type Edit, insert } from "./edits.ts";
import type { NewOperation } from "./new-operation.ts";

/** Handlers of each description: the way to find a call's graph, their type, and the table that lists them. */
const HANDLERS = {
  "management-v1": {
    room: "management",
    type: "HandlersV1",
    table: /^export const handlersV1 = \{/m,
    found: 'import { findGraph } from "../common/find-graph.ts";',
    body: ["(state, { graphId }) => {", "  findGraph(state, graphId);"],
  },
  "management-v2": {
    room: "management",
    type: "HandlersV2",
    table: /^export const handlersV2 = \{/m,
    found: 'import { findGraph } from "../common/find-graph.ts";',
    body: ["(state, { graphId }) => {", "  findGraph(state, graphId);"],
  },
  "service-v1": {
    room: "service",
    type: "ServiceHandlers",
    table: /^export const serviceV1 = \{/m,
    found: 'import { graphInService } from "../common/context.ts";',
    body: ["(state, { graph_name }) => {", '  graphInService(state, graph_name, "GES.8000");'],
  },
} as const;

/** The handler in the emulator, in a file of its own, and its place in the table of handlers. */
export function handlerFiles({ description, folder, fileName, name }: NewOperation): Edit[] {
  const { room, type, table, found, body } = HANDLERS[description];
  const api = `packages/emulator/src/api/${room}`;
  const stub = [
    found,
    `import type { ${type} } from "../described.ts";`,
    "",
    "/** Replace this by what the operation does: names are camelCase on the management plane, whatever the API calls them. */",
    `export const ${name}: ${type}["${name}"] = ${body[0]}`,
    ...body.slice(1),
    "  return {};",
    "};",
    "",
  ];
  const file = `${api}/${folder}/${fileName}.ts`;
  const entry = insert(`${api}/handlers.ts`, table, (start) => `${start}\n  ${name},`);
  // Both versions of the management plane may have the operation, and one handler.
  if (existsSync(file)) return [entry];
  return [
    { file, isNew: true, write: () => stub.join("\n") },
    entry,
    insert(
      `${api}/handlers.ts`,
      /^import .*\n/m,
      (line) => `${line}import { ${name} } from "./${folder}/${fileName}.ts";\n`,
    ),
  ];
}
