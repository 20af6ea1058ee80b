import type { Edge, Vertex } from "../../graph/elements.ts";
import type { GraphData } from "../../graph/graph-data.ts";
import { checkCount, formNotEmulated, ids, nameOf, plainValue, texts } from "../language/arguments.ts";
import type { StepDefinition, StepDefinitions } from "../language/step-definition.ts";
import { flatMapping, SKIPPED } from "../runtime/stages.ts";
import type { Traverser } from "../runtime/traverser.ts";
import { failed } from "../syntax/errors.ts";
import type { Call } from "../syntax/syntax.ts";
import { isEdgeValue, isVertex } from "../values/kinds.ts";
import { textOf } from "../values/value-json.ts";

const LONGEST_EDGE_ID = 1024;

type Direction = "out" | "in" | "both";

const ENDS: Readonly<Record<Direction, StepDefinition>> = {
  out: toEnds((edge) => [edge.source]),
  in: toEnds((edge) => [edge.target]),
  both: toEnds((edge) => [edge.source, edge.target]),
};

/** Steps that go from element to element. */
export const movingSteps: StepDefinitions = {
  V: {
    leadsTo: "vertices",
    isFlatMap: true,
    build: (call) => {
      const wanted = ids(call);
      return wanted.length === 0
        ? flatMapping((_, { data }) => data.vertices())
        : flatMapping((_, { data }) => found(wanted, (id) => data.vertex(id)));
    },
  },
  E: {
    leadsTo: "edges",
    isFlatMap: true,
    build: (call) => {
      const wanted = ids(call);
      return wanted.length === 0
        ? flatMapping((_, { data }) => data.edges())
        : flatMapping((_, { data }) => found(wanted, (id) => edgeWithId(data, id)));
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
  to: inDirection((direction) => toVertices(direction)),
  toE: inDirection((direction) => toEdges(direction)),
  toV: inDirection((direction) => ENDS[direction]),
  inject: {
    leadsTo: "results",
    build: (call) => {
      const values = call.arguments.map((argument) => plainValue(call, argument));
      return (run) =>
        function* (flow) {
          for (const value of values) yield run.start(value);
          // A query that begins here has nothing before it.
          for (const from of flow) if (from?.value !== undefined) yield from;
        };
    },
  },
};

/** Makes a step that takes its direction as its first argument. */
function inDirection(definitionFor: (direction: Direction) => StepDefinition): StepDefinition {
  return {
    leadsTo: definitionFor("both").leadsTo ?? "results",
    isFlatMap: true,
    build: (call, compile, modulators) => {
      const [first, ...others] = call.arguments;
      if (first?.kind !== "constant") throw formNotEmulated(call);
      const direction = first.name === "OUT" ? "out" : first.name === "IN" ? "in" : "both";
      return definitionFor(direction).build({ ...call, arguments: others }, compile, modulators);
    },
  };
}

function toVertices(direction: Direction): StepDefinition {
  return {
    leadsTo: "vertices",
    isFlatMap: true,
    build: (call) => {
      const labels = new Set(texts(call));
      return flatMapping(function* (from, { data }) {
        const { id } = vertexOf(from, call);
        for (const passed of edgesAt(data, id, direction, labels)) {
          yield passed === SKIPPED
            ? SKIPPED
            : (data.vertex(passed.isOut ? passed.edge.target : passed.edge.source) ?? SKIPPED);
        }
      });
    },
  };
}

function toEdges(direction: Direction): StepDefinition {
  return {
    leadsTo: "edges",
    isFlatMap: true,
    build: (call) => {
      const labels = new Set(texts(call));
      return flatMapping(function* (from, { data }) {
        for (const passed of edgesAt(data, vertexOf(from, call).id, direction, labels)) {
          yield passed === SKIPPED ? SKIPPED : passed.edge;
        }
      });
    },
  };
}

function toEnds(ends: (edge: Edge, from: Traverser, call: Call) => readonly string[]): StepDefinition {
  return {
    leadsTo: "vertices",
    isFlatMap: true,
    build: (call) => {
      checkCount(call, 0);
      return flatMapping((from, { data }) => {
        const edge = edgeOf(from, call);
        return found(ends(edge, from, call), (id) => data.vertex(id));
      });
    },
  };
}

function* found<Element>(names: readonly string[], find: (id: string) => Element | undefined) {
  for (const id of names) yield find(id) ?? SKIPPED;
}

/** Finds the edges at a vertex, and marks those with other labels. */
function* edgesAt(data: GraphData, id: string, direction: Direction, labels: ReadonlySet<string>) {
  const isWanted = ({ label }: Edge) => labels.size === 0 || labels.has(label);
  if (direction !== "in") {
    for (const edge of data.edgesFrom(id)) yield isWanted(edge) ? { isOut: true, edge } : SKIPPED;
  }
  if (direction !== "out") {
    for (const edge of data.edgesTo(id)) yield isWanted(edge) ? { isOut: false, edge } : SKIPPED;
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
  for (let passed = from.path?.previous; passed; passed = passed.previous) {
    if (!isVertex(passed.value)) continue;
    if (passed.value.id === edge.source) return edge.target;
    if (passed.value.id === edge.target) return edge.source;
  }
  throw failed(`${nameOf(call)} does not know which end of ${textOf(edge)} the way came from.`);
}
