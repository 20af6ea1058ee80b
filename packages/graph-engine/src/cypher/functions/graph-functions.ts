import { DEFAULT_LABEL, type Edge, labelsOf, type Vertex } from "../../graph/index.ts";
import { invalid } from "../errors.ts";
import type { Path } from "../values/path.ts";
import { idOf, isElement, isMap, type Value } from "../values/value.ts";
import type { Functions } from "./definition.ts";

const ELEMENT = ["node", "relationship"] as const;

/** Functions of nodes, relationships and paths. */
export const GRAPH_FUNCTIONS: Functions = {
  id: { takes: [ELEMENT], gives: "string", call: ([element]) => idOf(element as Vertex | Edge) },
  labels: {
    takes: [["node"]],
    gives: "list",
    call: ([node], { properties }) =>
      labelsOf(properties.present(node as Vertex)).filter((label) => label !== DEFAULT_LABEL),
  },
  type: { takes: [["relationship"]], gives: "string", call: ([edge]) => (edge as Edge).label },
  startNode: {
    takes: [["relationship"]],
    gives: "node",
    call: ([edge], { data }) => data.vertex((edge as Edge).source) ?? null,
  },
  endNode: {
    takes: [["relationship"]],
    gives: "node",
    call: ([edge], { data }) => data.vertex((edge as Edge).target) ?? null,
  },
  nodes: { takes: [["path"]], gives: "list", call: ([path]) => (path as Path).nodes },
  relationships: { takes: [["path"]], gives: "list", call: ([path]) => (path as Path).relationships },
  length: { takes: [["path"]], gives: "integer", call: ([path]) => (path as Path).relationships.length },
  keys: {
    takes: [[...ELEMENT, "map"]],
    gives: "list",
    call: ([of = null], { properties }) => [
      ...(isElement(of) ? properties.all(of) : (of as ReadonlyMap<string, Value>)).keys(),
    ],
  },
  properties: {
    takes: [[...ELEMENT, "map"]],
    gives: "map",
    call: ([of = null], { properties }) => {
      if (isElement(of)) return properties.all(of);
      if (isMap(of)) return of;
      throw invalid("properties takes a node, a relationship or a map.");
    },
  },
};
