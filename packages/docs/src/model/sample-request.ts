import type { DescribedOperation } from "./operations.ts";
import { inputOf } from "./samples.ts";

/** The request of a sample, for the page to send to the emulator. Parts in braces are asked of the reader. */
export interface SampleRequest {
  method: string;
  /** Path and query below the address of the emulator, such as `/v2/{project_id}/graphs/{graph_id}/stop`. */
  path: string;
  body?: unknown;
  /** The parts in braces that the page does not know. */
  asks: string[];
}

const KNOWN = ["project_id", "graph_id"];

export function sampleRequest(operation: DescribedOperation): SampleRequest {
  const { parameters = {}, body } = inputOf(operation);
  const route = operation.route.replace(/\{(\w+)\}/g, (part, name: string) => {
    if (name === "graph_name") return "movie";
    return name in parameters ? encodeURIComponent(String(parameters[name])) : part;
  });
  const query = operation.parameters
    .filter(({ name, in: place }) => place === "query" && name in parameters)
    .map(({ name }) => `${name}=${encodeURIComponent(String(parameters[name]))}`);
  if (operation.action !== undefined) query.unshift(`action_id=${operation.action}`);
  const inBody = [...JSON.stringify(body ?? null).matchAll(/"\$(\w+)"/g)].map(([, name = ""]) => name);
  const inPath = [...route.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return {
    method: operation.method,
    path: query.length > 0 ? `${route}?${query.join("&")}` : route,
    ...(body !== undefined && { body }),
    asks: [...new Set([...inPath, ...inBody])].filter((name) => !KNOWN.includes(name)),
  };
}
