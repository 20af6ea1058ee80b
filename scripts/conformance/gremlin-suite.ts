import { QueryError } from "@ges-sdk/graph-engine/errors";
import { executeGremlin } from "@ges-sdk/graph-engine/gremlin";
import { Canonical, canonicalResult } from "./gremlin-canonical.ts";
import { type LoadedGraph, loadGraph } from "./gremlin-graphs.ts";
import { Inexpressible, literal, parseWanted, type Wanted } from "./gremlin-values.ts";
import type { Outcome, Scenario, Step, Suite } from "./suite.ts";

/** Suite of TinkerPop's Gremlin. */
export const gremlinSuite: Suite = {
  language: "gremlin",
  isListed: () => true,
  async judge(scenario, root) {
    try {
      return await new GremlinScenario(root).judge(scenario);
    } catch (error) {
      if (error instanceof Inexpressible) return { kind: "inexpressible", detail: error.message };
      throw error;
    }
  },
};

const NAME_OR_TEXT = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z_]\w*/g;

class GremlinScenario {
  readonly #root: string;
  #graph: LoadedGraph;
  readonly #parameters = new Map<string, Wanted>();
  #command = "";
  #results: readonly unknown[] | QueryError = [];

  constructor(root: string) {
    this.#root = root;
    this.#graph = { data: loadGraph("empty", root)?.data ?? missing("the empty graph"), edgeIds: new Map() };
  }

  async judge({ steps }: Scenario): Promise<Outcome> {
    for (const step of steps) {
      const outcome = await this.#take(step);
      if (outcome) return outcome;
    }
    return this.#results instanceof QueryError ? refused(this.#results) : { kind: "passed" };
  }

  async #take({ text, docString = "", table }: Step): Promise<Outcome | undefined> {
    const [, graph] = /^(?:the|an) (\w+) graph$/.exec(text) ?? [];
    if (graph) {
      this.#graph = loadGraph(graph, this.#root) ?? missing(`the graph ${graph}`);
    } else if (text === "the graph initializer of") {
      const made = await this.#execute(withIds(docString));
      if (made instanceof QueryError) throw new Inexpressible(`the graph: ${made.message}`);
    } else if (text.startsWith("using the parameter")) {
      const [, name = "", value = ""] = /^using the parameter (\w+) (?:defined as|of \S+) "(.*)"$/s.exec(text) ?? [];
      this.#parameters.set(name, parseWanted(value.replaceAll('\\"', '"'), this.#graph));
    } else if (text.startsWith("using the side effect")) {
      throw new Inexpressible("a side effect from outside");
    } else if (text === "an unsupported test") {
      throw new Inexpressible("not for Gherkin, as the suite says");
    } else if (text === "the traversal of") {
      this.#command = this.#withParameters(docString);
    } else if (text.startsWith("iterated")) {
      await this.#iterate(text);
    } else if (text.startsWith("the traversal will raise an error")) {
      return this.#results instanceof QueryError
        ? { kind: "passed" }
        : { kind: "wrong", detail: `wanted an error, got ${JSON.stringify(this.#results)}` };
    } else {
      return this.#check(text, table);
    }
    return undefined;
  }

  async #iterate(text: string): Promise<void> {
    const results = await this.#execute(this.#command);
    this.#results = results;
    if (!text.includes("next") || results instanceof QueryError) return;
    const [first] = results;
    // next() gives one value, and the rows then tell what is in it.
    const path = first as { readonly objects?: readonly unknown[] } | undefined;
    this.#results = Array.isArray(first) ? first : (path?.objects ?? results.slice(0, 1));
  }

  async #check(text: string, table: Step["table"]): Promise<Outcome | undefined> {
    if (this.#results instanceof QueryError) return refused(this.#results);
    const [, count] = /^the result should have a count of (\d+)$/.exec(text) ?? [];
    const [, total, query] = /^the graph should return (\d+) for count of "(.*)"$/s.exec(text) ?? [];
    if (count !== undefined) return sameOrWrong(count, String(this.#results.length));
    if (query !== undefined) {
      const found = await this.#execute(`${this.#withParameters(query.replaceAll('\\"', '"'))}.count()`);
      return found instanceof QueryError ? refused(found) : sameOrWrong(String(total), String(found[0]));
    }
    if (text === "the result should be empty") return sameOrWrong("0", String(this.#results.length));
    const [, order] = /^the result should be (unordered|ordered|of)$/.exec(text) ?? [];
    if (!order) throw new Inexpressible(`the step: ${text.slice(0, 60)}`);
    return this.#compare(order, table.slice(1), this.#results);
  }

  #compare(order: string, rows: Step["table"], results: readonly unknown[]): Outcome | undefined {
    const areIds = /(?:\.id\(\)|\.by\(T\.id\))\s*$/.test(this.#command);
    const canonical = new Canonical(this.#graph, areIds);
    const values = rows.map(([cell = ""]) => parseWanted(cell, this.#graph));
    const wanted = values.map((value) => canonical.wanted(value));
    const isSet = values.some(({ kind }) => kind === "set");
    const found = results.map((result) => canonicalResult(result, isSet));
    if (order === "of") {
      const others = found.filter((one) => !wanted.includes(one));
      return others.length === 0 ? undefined : { kind: "wrong", detail: `got ${others.join(" | ")}` };
    }
    if (order === "unordered") {
      wanted.sort();
      found.sort();
    }
    if (wanted.join("\n") === found.join("\n")) return undefined;
    // Lists that were folded without order() have the order of the store, which Gremlin leaves open.
    const loose = (texts: readonly string[]) => texts.map((text) => [...text].sort().join("")).sort();
    const isOpen = order === "unordered" && !this.#command.includes("order(");
    if (isOpen && loose(wanted).join() === loose(found).join()) return undefined;
    return sameOrWrong(wanted.join(" | "), found.join(" | "));
  }

  /** Replaces the names of parameters by their values. */
  #withParameters(text: string): string {
    const command = text.replaceAll(/\s*\n\s*/g, " ").trim();
    return command.replaceAll(NAME_OR_TEXT, (word, at: number) => {
      const value = this.#parameters.get(word);
      if (!value) return word;
      const isElement = value.kind === "vertex" || value.kind === "edge";
      if (isElement && /\b[VE]\([^()]*$/.test(command.slice(0, at))) return JSON.stringify(value.id);
      return literal(value);
    });
  }

  async #execute(command: string): Promise<readonly unknown[] | QueryError> {
    try {
      const { runtime, ...kinds } = await executeGremlin(command, this.#graph.data);
      return JSON.parse(JSON.stringify(Object.values(kinds).flat()));
    } catch (error) {
      if (error instanceof QueryError) return error;
      throw error;
    }
  }
}

/** Gives vertices IDs, which GES wants, and takes those of edges away, which it does not take. */
function withIds(text: string): string {
  let last = 0;
  const calls = text.replaceAll(/\s*\n\s*/g, "").split(/(?=\.add[VE]\()/);
  return calls
    .map((call) => {
      if (/^(?:g)?\.?addE\(/.test(call)) return call.replaceAll(/\.property\((?:T\.)?id,\s*[^)]*\)/g, "");
      if (!/addV\(/.test(call) || /\.property\((?:T\.)?id,/.test(call)) return call;
      last += 1;
      return call.replace(/addV\([^)]*\)/, `$&.property(T.id, "auto${last}")`);
    })
    .join("");
}

function sameOrWrong(wanted: string, found: string): Outcome | undefined {
  return wanted === found ? undefined : { kind: "wrong", detail: `wanted ${wanted}\ngot ${found}` };
}

function refused({ kind, message }: QueryError): Outcome {
  return { kind: "refused", detail: `${kind}: ${message}` };
}

function missing(what: string): never {
  throw new Inexpressible(what);
}
