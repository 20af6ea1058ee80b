import { OPERATIONS, type Operation } from "./operation.ts";

/** Operations that match a path. */
export interface Match {
  /** Operations on this path, whatever their method. */
  operations: readonly Operation[];
  /** Path parameters, decoded. */
  parameters: Record<string, string>;
}

interface Node {
  fixed: Map<string, Node>;
  parameter: { name: string; node: Node } | undefined;
  operations: Operation[];
}

const root = newNode();
for (const operation of OPERATIONS) {
  let node = root;
  for (const segment of operation.path.slice(1).split("/")) {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined) {
      const next = node.fixed.get(segment) ?? newNode();
      node.fixed.set(segment, next);
      node = next;
    } else {
      node.parameter ??= { name, node: newNode() };
      node = node.parameter.node;
    }
  }
  node.operations.push(operation);
}

function newNode(): Node {
  return { fixed: new Map(), parameter: undefined, operations: [] };
}

/** Finds what a path leads to. A fixed segment goes before a parameter: `/graphs/jobs` is no graph called jobs. */
export function matchPath(path: string): Match | undefined {
  // The vendor's own samples write `https://Endpoint//v1.0/...`.
  const segments = path.replace(/^\/+/, "").split("/");
  const parameters: Record<string, string> = {};
  const operations = walk(root, segments, 0, parameters);
  return operations && { operations, parameters };
}

function walk(
  node: Node,
  segments: string[],
  depth: number,
  parameters: Record<string, string>,
): Operation[] | undefined {
  const segment = segments[depth];
  if (segment === undefined) return node.operations.length > 0 ? node.operations : undefined;
  const fixed = node.fixed.get(segment);
  const found = fixed && walk(fixed, segments, depth + 1, parameters);
  if (found) return found;
  if (!node.parameter || segment === "") return undefined;
  const decoded = decode(segment);
  if (decoded === undefined) return undefined;
  parameters[node.parameter.name] = decoded;
  return walk(node.parameter.node, segments, depth + 1, parameters);
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
