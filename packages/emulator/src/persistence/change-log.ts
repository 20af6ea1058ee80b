import { type Edge, type GraphData, labelsOf, type Properties, type Vertex } from "@ges-sdk/graph-engine/graph";
import { parseJson } from "@ges-sdk/graph-engine/values";

type Ends = readonly [source: string, target: string, index: number];

/** A change of the vertices or edges of a graph, as it is kept. */
type Change =
  | readonly ["putVertex", id: string, labels: readonly [string, ...string[]], properties: Properties]
  | readonly ["deleteVertex", id: string]
  | readonly ["addEdge" | "replaceEdge", ...Ends, label: string, properties: Properties]
  | readonly ["deleteEdge", ...Ends];

export function putVertex(vertex: Vertex): string {
  return JSON.stringify(["putVertex", vertex.id, labelsOf(vertex), vertex.properties]);
}

export function deleteVertex(id: string): string {
  return JSON.stringify(["deleteVertex", id]);
}

export function putEdge(change: "addEdge" | "replaceEdge", edge: Edge): string {
  return JSON.stringify([change, edge.source, edge.target, edge.index, edge.label, edge.properties]);
}

export function deleteEdge({ source, target, index }: Edge): string {
  return JSON.stringify(["deleteEdge", source, target, index]);
}

/** Makes the changes of a row to data. Returns their number. */
export function makeChanges(data: GraphData, row: string): number {
  const changes = parseJson(row) as readonly Change[];
  for (const change of changes) make(data, change);
  return changes.length;
}

function make(data: GraphData, change: Change): void {
  switch (change[0]) {
    case "putVertex": {
      const [, id, [label, ...moreLabels], properties] = change;
      data.addVertex({ id, label, ...(moreLabels.length > 0 && { moreLabels }), properties });
      break;
    }
    case "deleteVertex":
      data.deleteVertex(change[1]);
      break;
    case "deleteEdge": {
      const [, source, target, number] = change;
      const edge = data.edgesBetween(source, target).find(({ index }) => index === number);
      if (edge) data.deleteEdge(edge);
      break;
    }
    default: {
      const [kind, source, target, index, label, properties] = change;
      const edge = { source, target, index, label, properties };
      if (kind === "addEdge") data.bringBackEdge(edge);
      else data.replaceEdge(edge);
    }
  }
}
