import { type CypherOptions, executeCypher } from "../../src/cypher/index.ts";
import { GraphData, type Label, type Property } from "../../src/graph/index.ts";

/** Graph of a test, and statements on it. */
export interface TestGraph {
  readonly data: GraphData;
  /** Executes a statement. */
  execute(statement: string, options?: Partial<CypherOptions>): ReturnType<typeof executeCypher>;
  /** Returns the rows of a statement as JSON. */
  rows(statement: string, parameters?: Record<string, unknown>): Promise<unknown[][]>;
}

export function emptyGraph(): TestGraph {
  const data = new GraphData();
  let lastId = 0;
  const execute: TestGraph["execute"] = (statement, options) =>
    executeCypher(statement, data, {
      parameters: {},
      formats: ["row"],
      includeStats: false,
      newId: () => `new-${++lastId}`,
      ...options,
    });
  return {
    data,
    execute,
    async rows(statement, parameters = {}) {
      const { data: records } = await execute(statement, { parameters });
      return JSON.parse(JSON.stringify(records)).map(({ row }: { row: unknown[] }) => row);
    },
  };
}

/** Returns the message of the error that a statement ends with. */
export async function refusal(graph: TestGraph, statement: string, options?: Partial<CypherOptions>) {
  try {
    await graph.execute(statement, options);
  } catch (error) {
    const { kind, message } = error as { kind: string; message: string };
    return `${kind}: ${message}`;
  }
  throw new Error(`The statement is answered: ${statement}`);
}

export function label(
  name: string,
  type: Label["type"],
  ...properties: (readonly [string, string, Property["cardinality"]?])[]
): Label {
  return {
    name,
    type,
    properties: properties.map(([property, dataType, cardinality = "single"]) => ({
      name: property,
      dataType,
      cardinality,
    })),
  };
}
