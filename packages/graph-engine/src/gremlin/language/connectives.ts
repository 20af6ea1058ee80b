import { syntaxError } from "../syntax/errors.ts";
import type { Call } from "../syntax/syntax.ts";

const STARTS: ReadonlySet<string> = new Set(["V", "E", "inject", "addV", "addE"]);

/**
 * Turns `and()` and `or()` between steps into steps with two branches: `a.and().b` means `and(a, b)`. The start of a
 * query, with its labels, stays in front; `or` binds less than `and`.
 */
export function withConnectives(calls: readonly Call[], isQuery: boolean): readonly Call[] {
  const start = isQuery ? startLength(calls) : 0;
  const body = calls.slice(start);
  const joined = split(body, "or") ?? split(body, "and");
  return joined ? [...calls.slice(0, start), joined] : calls;
}

function startLength(calls: readonly Call[]): number {
  const source = calls.findIndex(({ name }) => STARTS.has(name));
  let length = source + 1;
  while (calls[length]?.name === "as") length += 1;
  return length;
}

function split(calls: readonly Call[], name: string): Call | undefined {
  const place = calls.findIndex((call) => call.name === name && call.arguments.length === 0);
  const connective = calls[place];
  if (!connective) return undefined;
  const { position } = connective;
  const [left, right] = [calls.slice(0, place), calls.slice(place + 1)];
  if (left.length === 0 || right.length === 0) {
    throw syntaxError(`${name}() at position ${position} joins the steps before it and those behind it.`, position);
  }
  const branches = [left, right].map((branch) => ({ kind: "traversal", calls: branch, position }) as const);
  return { name, arguments: branches, position };
}
