import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Edge, GraphData, type Vertex } from "@ges-sdk/graph-engine/graph";
import { float } from "@ges-sdk/graph-engine/values";

/** Graphs that the scenarios run on, in the folder `graphs`, one vertex with its edges on each line. */
const FILES: ReadonlyMap<string, string> = new Map([
  ["modern", "tinkerpop-modern.json"],
  ["crew", "tinkerpop-crew.json"],
  ["grateful", "grateful-dead.json"],
]);

interface Typed {
  readonly "@type": string;
  readonly "@value": number;
}

interface VertexLine {
  readonly id: Typed | string;
  readonly label: string;
  readonly properties?: Readonly<Record<string, readonly { readonly value: unknown }[]>>;
  readonly outE?: Readonly<
    Record<
      string,
      readonly { readonly id: Typed; readonly inV: Typed; readonly properties?: Readonly<Record<string, unknown>> }[]
    >
  >;
}

/** Graph of a scenario, with the numbers that TinkerPop has for its edges. */
export interface LoadedGraph {
  readonly data: GraphData;
  /** IDs of edges, by TinkerPop's. */
  readonly edgeIds: ReadonlyMap<string, string>;
}

/** Loads a graph by its name in the scenarios; undefined where it is not at hand. */
export function loadGraph(name: string, root: string): LoadedGraph | undefined {
  const file = FILES.get(name);
  if (!file) return name === "empty" ? { data: new GraphData(), edgeIds: new Map() } : undefined;
  const data = new GraphData();
  const lines = readFileSync(join(root, "graphs", file), "utf8")
    .trim()
    .split("\n");
  const vertices = lines.map((line) => JSON.parse(line) as VertexLine);
  for (const { id, label, properties = {} } of vertices) {
    const values = Object.entries(properties).map(([key, all]) => [key, all.map(({ value }) => plain(value))]);
    data.addVertex({ id: String(plain(id)), label, properties: Object.fromEntries(values) });
  }
  const edgeIds = new Map<string, string>();
  for (const { id, outE = {} } of vertices) {
    for (const [label, edges] of Object.entries(outE)) {
      for (const edge of edges) {
        const source = String(plain(id));
        const target = String(plain(edge.inV));
        const properties = Object.fromEntries(
          Object.entries(edge.properties ?? {}).map(([key, value]) => [key, [plain(value)]]),
        );
        const index = data.addEdge({ source, target, label, properties }, { action: "allow", ignoreLabel: true });
        edgeIds.set(String(plain(edge.id)), `${source}-${target}-${index}`);
      }
    }
  }
  return { data, edgeIds };
}

function plain(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("@value" in value)) return value;
  const { "@type": type, "@value": number } = value as Typed;
  return type === "g:Double" || type === "g:Float" ? float(number) : number;
}

/** Returns the vertex that scenarios know by this name. */
export function vertexNamed(data: GraphData, name: string): Vertex | undefined {
  for (const vertex of data.vertices()) if ([vertex.properties["name"]].flat().includes(name)) return vertex;
  return data.vertex(name);
}

/** Returns the edge that scenarios know as `marko-knows->vadas`. */
export function edgeNamed(data: GraphData, name: string): Edge | undefined {
  const [, from = "", label, to = ""] = /^(.*?)-([^-]*)->(.*)$/.exec(name) ?? [];
  const [source, target] = [vertexNamed(data, from), vertexNamed(data, to)];
  if (!source || !target) return undefined;
  return data.edgesBetween(source.id, target.id).find((edge) => edge.label === label);
}
