import { type Edit, insert } from "./edits.ts";
import type { NewOperation } from "./new-operation.ts";

const VERSIONS = { "management-v1": "v1.0", "management-v2": "v2", "service-v1": "ges/v1.0" } as const;

/** A call of the operation among those whose responses the tests hold against the description. */
export function storyEntry({ description, method, path }: NewOperation): Edit[] {
  const [behindProject = "", action] = path.replace(/^.*\{project_id\}/, "").split("#");
  const query = action === undefined ? "" : `?action_id=${action}`;
  const filled = behindProject.replace(/\{(\w+)\}/g, (_, name) => (name.startsWith("graph") ? `\${graph}` : "nobody"));
  const call = `{ method: "${method.toUpperCase()}", version: "${VERSIONS[description]}", path: (graph) => \`${filled}${query}\` }`;
  const file = "packages/emulator/test/support/single-calls-story.ts";
  return [insert(file, /^const CALLS: .*\n(?: {2}.*\n)*/m, (found) => `${found}  ${call},\n`)];
}
