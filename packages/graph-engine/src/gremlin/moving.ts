import type { Edge, Vertex } from "../graph/elements.ts";
import type { GraphData } from "../graph/graph-data.ts";
import { checkCount, ids, nameOf, texts } from "./arguments.ts";
import type { Definition, Definitions } from "./definition.ts";
import { failed } from "./failures.ts";
import { expanding, type Traverser } from "./flow.ts";
import type { Call } from "./parser.ts";
import { isEdgeValue, isVertex, textOf } from "./values.ts";

const LONGEST_EDGE_ID = 1024;

type Direction = "out" | "in" | "both";

/** The steps that go from element to element. */
export const movingSteps: Definitions = {
  V: {
    leadsTo: "vertices",
    build: (call) => {
      const wanted = ids(call);
      return wanted.length === 0
        ? expanding((_, { data }) => data.vertices())
        : expanding((_, { data }) => found(wanted, (id) => data.vertex(id)));
    },
  },
  E: {
    leadsTo: "edges",
    build: (call) => {
      const wanted = ids(call);
      return wanted.length === 0
        ? expanding((_, { data }) => data.edges())
        : expanding((_, { data }) => found(wanted, (id) => edgeWithId(data, id)));
    },
  },
  out: toVertices("out"),
  in: toVertices("in"),
  both: toVertices("both"),
  outE: toEdges("out"),
  inE: toEdges("in"),
  bothE: toEdges("both"),
  outV: toEnds((edge) => [edge.source]),
  inV: toEnds((edge) => [edge.target]),
  bothV: toEnds((edge) => [edge.source, edge.target]),
  otherV: toEnds((edge, from, call) => [otherEnd(edge, from, call)]),
};

function toVertices(direction: Direction): Definition {
  return {
    leadsTo: "vertices",
    build: (call) => {
      const labels = new Set(texts(call));
      return expanding(function* (from, { data }) {
        const { id } = vertexOf(from, call);
        for (const passed of edgesAt(data, id, direction, labels)) {
          yield passed && data.vertex(passed.isOut ? passed.edge.target : passed.edge.source);
        }
      });
    },
  };
}

function toEdges(direction: Direction): Definition {
  return {
    leadsTo: "edges",
    build: (call) => {
      const labels = new Set(texts(call));
      return expanding(function* (from, { data }) {
        for (const passed of edgesAt(data, vertexOf(from, call).id, direction, labels)) yield passed?.edge;
      });
    },
  };
}

function toEnds(ends: (edge: Edge, from: Traverser, call: Call) => readonly string[]): Definition {
  return {
    leadsTo: "vertices",
    build: (call) => {
      checkCount(call, 0);
      return expanding((from, { data }) => {
        const edge = edgeOf(from, call);
        return found(ends(edge, from, call), (id) => data.vertex(id));
      });
    },
  };
}

function* found<Element>(names: readonly string[], find: (id: string) => Element | undefined) {
  for (const id of names) yield find(id);
}

/** The edges at a vertex, undefined in the place of those with other labels. */
function* edgesAt(data: GraphData, id: string, direction: Direction, labels: ReadonlySet<string>) {
  const isWanted = ({ label }: Edge) => labels.size === 0 || labels.has(label);
  if (direction !== "in") {
    for (const edge of data.edgesFrom(id)) yield isWanted(edge) ? { isOut: true, edge } : undefined;
  }
  if (direction !== "out") {
    for (const edge of data.edgesTo(id)) yield isWanted(edge) ? { isOut: false, edge } : undefined;
  }
}

/** The edge with an ID. IDs of vertices may have hyphens too, so each could be the one between the two. */
function edgeWithId(data: GraphData, id: string): Edge | undefined {
  if (id.length > LONGEST_EDGE_ID) return undefined;
  const last = id.lastIndexOf("-");
  const index = id.slice(last + 1);
  for (let at = id.indexOf("-"); at !== -1 && at < last; at = id.indexOf("-", at + 1)) {
    const parallel = data.edgesBetween(id.slice(0, at), id.slice(at + 1, last));
    const edge = parallel.find((candidate) => String(candidate.index) === index);
    if (edge) return edge;
  }
  return undefined;
}

function vertexOf({ value }: Traverser, call: Call): Vertex {
  if (!isVertex(value)) throw failed(`${nameOf(call)} goes on from vertices only.`);
  return value;
}

function edgeOf({ value }: Traverser, call: Call): Edge {
  if (!isEdgeValue(value)) throw failed(`${nameOf(call)} goes on from edges only.`);
  return value;
}

/** The end of an edge that the way did not come from. */
function otherEnd(edge: Edge, from: Traverser, call: Call): string {
  for (let passed = from.previous; passed; passed = passed.previous) {
    if (!isVertex(passed.value)) continue;
    if (passed.value.id === edge.source) return edge.target;
    if (passed.value.id === edge.target) return edge.source;
  }
  throw failed(`${nameOf(call)} does not know which end of ${textOf(edge)} the way came from.`);
}
