import { DEFAULT_LABEL, type GraphData, labelsOf } from "@ges-sdk/graph-engine/graph";

/** Everything that a statement can change, as sets of texts. */
export type Side = Readonly<Record<"nodes" | "relationships" | "labels" | "properties", ReadonlySet<string>>>;

/** Takes down everything that a statement can change. */
export function censusOf(data: GraphData): Side {
  const [vertices, edges] = [[...data.vertices()], [...data.edges()]];
  const idOf = ({ source, target, index }: (typeof edges)[number]) => `${source} ${target} ${index}`;
  const properties = (id: string, values: Readonly<Record<string, unknown>>) =>
    Object.entries(values).map(([name, value]) => `${id} ${name} ${JSON.stringify(value)}`);
  return {
    nodes: new Set(vertices.map(({ id }) => id)),
    relationships: new Set(edges.map(idOf)),
    labels: new Set(vertices.flatMap(labelsOf).filter((label) => label !== DEFAULT_LABEL)),
    properties: new Set([
      ...vertices.flatMap(({ id, properties: values }) => properties(id, values)),
      ...edges.flatMap((edge) => properties(idOf(edge), edge.properties)),
    ]),
  };
}

/** Lists the changes between two states, such as "+nodes 1". */
export function sideEffects(before: Side, after: Side): string[] {
  return (Object.keys(before) as (keyof Side)[])
    .flatMap((name) => [
      [`+${name}`, missing(before[name], after[name])] as const,
      [`-${name}`, missing(after[name], before[name])] as const,
    ])
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`)
    .sort();
}

function missing(from: ReadonlySet<string>, all: ReadonlySet<string>): number {
  return [...all].filter((text) => !from.has(text)).length;
}
