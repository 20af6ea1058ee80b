import { readFileSync } from "node:fs";
import { join } from "node:path";
import { executeCypher } from "@ges-sdk/graph-engine/cypher";
import { QueryError } from "@ges-sdk/graph-engine/errors";
import { GraphData } from "@ges-sdk/graph-engine/graph";
import { parseJson } from "@ges-sdk/graph-engine/values";
import { censusOf, type Side, sideEffects } from "./cypher-side-effects.ts";
import { canonical, type Element, parseValue } from "./cypher-values.ts";
import type { Outcome, Scenario, Step, Suite } from "./suite.ts";

/** Clauses and operators that the vendor's page does not list. */
const UNLISTED = /\b(?:MERGE|UNION|REMOVE|FOREACH|CALL|EXISTS\s*\{)|=~/i;
const UNLISTED_FILES = /temporal|existentialSub|clauses\/(?:call|merge|union|remove)/;
const TEXTS = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`/g;

/** Suite of openCypher. */
export const cypherSuite: Suite = {
  language: "cypher",
  isListed({ file, steps }) {
    const queries = steps.map(({ docString = "" }) => docString).join("\n");
    return !UNLISTED.test(queries.replaceAll(TEXTS, "''")) && !UNLISTED_FILES.test(file);
  },
  async judge(scenario, root) {
    if (scenario.steps.some(({ text }) => text.startsWith("there exists a procedure")))
      return { kind: "inexpressible", detail: "a procedure of its own" };
    return new CypherScenario(root).judge(scenario);
  },
};

interface Result {
  readonly columns: readonly string[];
  readonly data: readonly Record[];
}

interface Record {
  readonly row: readonly unknown[];
  readonly meta: readonly unknown[];
  readonly graph: {
    readonly nodes: readonly { id: string; labels: string[]; properties: Element["properties"] }[];
    readonly relationships: readonly {
      id: string;
      type: string;
      startNode: string;
      properties: Element["properties"];
    }[];
  };
}

class CypherScenario {
  readonly #root: string;
  readonly #data = new GraphData();
  #lastId = 0;
  #parameters: Readonly<globalThis.Record<string, unknown>> = {};
  #before: Side = censusOf(this.#data);
  #result: Result | QueryError | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  async judge({ steps }: Scenario): Promise<Outcome> {
    for (const step of steps) {
      const outcome = await this.#take(step);
      if (outcome) return outcome;
    }
    return this.#result instanceof QueryError ? refused(this.#result) : { kind: "passed" };
  }

  async #take({ text, docString = "", table }: Step): Promise<Outcome | undefined> {
    if (text === "an empty graph" || text === "any graph") return undefined;
    const [, graph] = /^the (binary-tree-\d) graph$/.exec(text) ?? [];
    if (graph) return this.#setUp(readFileSync(join(this.#root, "graphs", graph, `${graph}.cypher`), "utf8"));
    if (text.startsWith("having executed")) return this.#setUp(docString);
    if (text.startsWith("parameters are")) {
      this.#parameters = Object.fromEntries(table.map(([name = "", value = ""]) => [name, parseValue(value)]));
      return undefined;
    }
    if (/^executing (?:control )?query/.test(text)) {
      this.#before = censusOf(this.#data);
      this.#result = await this.#execute(docString);
      return undefined;
    }
    if (/^an? \w+ should be raised/.test(text)) return this.#wantError(text);
    if (this.#result instanceof QueryError) return refused(this.#result);
    if (text.startsWith("the result should be")) return this.#compare(text, table);
    return this.#compareSideEffects(table);
  }

  async #setUp(statement: string): Promise<Outcome | undefined> {
    const result = await this.#execute(statement);
    return result instanceof QueryError ? refused(result) : undefined;
  }

  async #execute(statement: string): Promise<Result | QueryError> {
    try {
      const result = await executeCypher(statement, this.#data, {
        parameters: this.#parameters,
        formats: ["row", "graph"],
        includeStats: true,
        newId: () => `vertex-${++this.#lastId}`,
      });
      return parseJson(JSON.stringify(result)) as Result;
    } catch (error) {
      if (error instanceof QueryError) return error;
      throw error;
    }
  }

  #wantError(text: string): Outcome {
    const result = this.#result;
    if (!(result instanceof QueryError)) return { kind: "wrong", detail: `${text}; got ${JSON.stringify(result)}` };
    this.#result = undefined;
    // A refusal of what is missing is not the error that is wanted.
    return result.kind === "not-emulated" ? refused(result) : { kind: "passed" };
  }

  #compare(text: string, [head = [], ...rows]: Step["table"]): Outcome | undefined {
    const { columns, data } = this.#result as Result;
    const isUnordered = text.includes("ignoring element order");
    const wanted = rows.map((row) => row.map((cell) => canonical(parseValue(cell), isUnordered)).join(" | "));
    const actual = data.map((record) =>
      record.row.map((_, column) => canonical(shown(record, column), isUnordered)).join(" | "),
    );
    if (!text.includes("in order")) {
      wanted.sort();
      actual.sort();
    }
    if (text !== "the result should be empty" && columns.join(" | ") !== head.join(" | "))
      return { kind: "wrong", detail: `columns ${head.join(" | ")} are wanted; got ${columns.join(" | ")}` };
    if (wanted.join("\n") === actual.join("\n")) return undefined;
    return { kind: "wrong", detail: `wanted:\n${wanted.join("\n")}\ngot:\n${actual.join("\n")}` };
  }

  #compareSideEffects(table: Step["table"]): Outcome | undefined {
    const wanted = table.map(([name, count]) => `${name} ${count}`).sort();
    const actual = sideEffects(this.#before, censusOf(this.#data));
    if (wanted.join() === actual.join()) return undefined;
    return { kind: "wrong", detail: `the side effects should be ${wanted}; got ${actual}` };
  }
}

/** A value with what only the meta data and the format graph tell of it. */
function shown(record: Record, column: number): unknown {
  return withElements(record.row[column], record.meta[column], record);
}

function withElements(value: unknown, meta: unknown, record: Record): unknown {
  if (Array.isArray(meta) && Array.isArray(value))
    return value.map((item, position) => withElements(item, meta[position], record));
  return isMeta(meta) ? elementOf(meta, record) : value;
}

interface Meta {
  readonly id: string;
  readonly type: string;
  readonly labels?: readonly string[];
}

function isMeta(meta: unknown): meta is Meta {
  return typeof meta === "object" && meta !== null && "id" in meta && "type" in meta && typeof meta.type === "string";
}

function elementOf({ id, type, labels = [] }: Meta, { graph }: Record): Element {
  if (type === "node") {
    const { properties = {} } = graph.nodes.find((node) => node.id === id) ?? {};
    return { kind: "node", labels, properties };
  }
  const edge = graph.relationships.find((relationship) => relationship.id === id);
  return { kind: "relationship", labels: edge ? [edge.type] : [], properties: edge?.properties ?? {} };
}

function refused({ kind, message }: QueryError): Outcome {
  return { kind: "refused", detail: `${kind}: ${message}` };
}
