import { DEFAULT_LABEL, labelsOf } from "../../graph/index.ts";
import { idOf, isElement } from "../values/value.ts";
import { type Functions, typedFunction } from "./definition.ts";

const ELEMENT = ["node", "relationship"] as const;

/** Functions of nodes, relationships and paths. */
export const GRAPH_FUNCTIONS: Functions = {
  id: typedFunction({ takes: [ELEMENT], gives: "string", call: ([element]) => idOf(element) }),
  labels: typedFunction({
    takes: [["node"]],
    gives: "list",
    call: ([node], { properties }) => labelsOf(properties.present(node)).filter((label) => label !== DEFAULT_LABEL),
  }),
  type: typedFunction({ takes: [["relationship"]], gives: "string", call: ([edge]) => edge.label }),
  startNode: typedFunction({
    takes: [["relationship"]],
    gives: "node",
    call: ([edge], { data }) => data.vertex(edge.source) ?? null,
  }),
  endNode: typedFunction({
    takes: [["relationship"]],
    gives: "node",
    call: ([edge], { data }) => data.vertex(edge.target) ?? null,
  }),
  nodes: typedFunction({ takes: [["path"]], gives: "list", call: ([path]) => path.nodes }),
  relationships: typedFunction({ takes: [["path"]], gives: "list", call: ([path]) => path.relationships }),
  length: typedFunction({ takes: [["path"]], gives: "integer", call: ([path]) => path.relationships.length }),
  keys: typedFunction({
    takes: [[...ELEMENT, "map"]],
    gives: "list",
    call: ([of], { properties }) => [...(isElement(of) ? properties.all(of) : of).keys()],
  }),
  properties: typedFunction({
    takes: [[...ELEMENT, "map"]],
    gives: "map",
    call: ([of], { properties }) => {
      return isElement(of) ? properties.all(of) : of;
    },
  }),
};
