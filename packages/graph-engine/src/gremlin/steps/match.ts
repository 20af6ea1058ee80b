import type { Pausable } from "../../scheduling/pausable.ts";
import { formNotEmulated, nameOf, onlyArgument, text, traversals } from "../language/arguments.ts";
import type { Compile, StepDefinition } from "../language/step-definition.ts";
import { scopeValue } from "../runtime/paths.ts";
import type { Run } from "../runtime/run.ts";
import { breath, eachTraverser, firstOf, type Step } from "../runtime/stages.ts";
import type { Traverser } from "../runtime/traverser.ts";
import { failed } from "../syntax/errors.ts";
import type { Argument, Call } from "../syntax/syntax.ts";
import { GremlinMap } from "../values/gremlin-map.ts";
import { keyOf } from "../values/value-key.ts";

type Bindings = ReadonlyMap<string, unknown>;

/** Pattern from what one name stands for to what another one does. */
interface Pattern {
  readonly kind: "pattern";
  readonly start: string;
  readonly end: string | undefined;
  readonly body: Step | undefined;
}

/** Condition that is checked when all of its names are bound. */
interface Filter {
  readonly kind: "filter";
  readonly names: readonly string[];
  readonly test: Step;
}

interface Alternatives {
  readonly kind: "or";
  readonly names: readonly string[];
  readonly branches: readonly (readonly Part[])[];
}

type Part = Pattern | Filter | Alternatives;

/** Finds what names can stand for, so that all patterns are met: each is a traversal from one name to another. */
export const match: StepDefinition = {
  leadsTo: "results",
  isFlatMap: true,
  build: (call, compile) => {
    const parts = traversals(call).flatMap((calls) => partsOf(call, calls, compile));
    const patterns = parts.flatMap(patternsIn);
    const names = [...new Set(patterns.flatMap(({ start, end }) => (end === undefined ? [start] : [start, end])))];
    const root = rootOf(call, patterns);
    return eachTraverser(function* (from, run) {
      const bound = boundNames(names, from, run);
      if (!bound.has(root)) bound.set(root, from.value);
      for (const found of solve(call, parts, bound, from, run)) yield found && shown(from, names, found, run);
    });
  },
};

/** Returns the names that stand for something before the match begins. */
function boundNames(names: readonly string[], from: Traverser, run: Run): Map<string, unknown> {
  const bound = new Map<string, unknown>();
  for (const name of names) {
    const value = scopeValue(from, name, run);
    if (value !== undefined) bound.set(name, value);
  }
  return bound;
}

/** Leaves the bindings on the path, for steps behind that select them. */
function shown(from: Traverser, names: readonly string[], bindings: Bindings, run: Run): Traverser {
  const map = new GremlinMap(
    names.flatMap((name) => (bindings.has(name) ? [[name, bindings.get(name)] as const] : [])),
  );
  return run.follow(withLabels(from, bindings, run), map);
}

function withLabels(from: Traverser, bindings: Bindings, run: Run): Traverser {
  let traverser = from;
  for (const [name, value] of bindings) traverser = run.label({ ...run.follow(traverser, value) }, [name]);
  return traverser;
}

function* solve(
  call: Call,
  parts: readonly Part[],
  bindings: Bindings,
  from: Traverser,
  run: Run,
): Generator<Bindings | undefined> {
  yield* breath(run);
  const part = nextPart(parts, bindings);
  if (!part) {
    if (parts.length > 0)
      throw failed(`a pattern of ${nameOf(call)} begins with a name that no other pattern leads to.`);
    yield bindings;
    return;
  }
  const rest = parts.filter((other) => other !== part);
  if (part.kind === "filter") {
    const start = withLabels(from, bindings, run);
    if (yield* isMet(part, start, run)) yield* solve(call, rest, bindings, from, run);
  } else if (part.kind === "or") {
    yield* solveAlternatives(call, part, rest, bindings, from, run);
  } else {
    for (const found of follow(part, bindings, from, run)) {
      if (found) yield* solve(call, rest, found, from, run);
      else yield undefined;
    }
  }
}

function* isMet({ test }: Filter, start: Traverser, run: Run): Pausable<boolean> {
  return (yield* firstOf(test, start, run)) !== undefined;
}

/** Solves each alternative, and drops solutions that another one had too. */
function* solveAlternatives(
  call: Call,
  { branches }: Alternatives,
  rest: readonly Part[],
  bindings: Bindings,
  from: Traverser,
  run: Run,
): Generator<Bindings | undefined> {
  const seen = new Set<string>();
  for (const branch of branches) {
    for (const found of solve(call, [...branch, ...rest], bindings, from, run)) {
      const key =
        found && keyOf([...found].map((entry) => [...entry]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
      if (key !== undefined && seen.has(key)) continue;
      if (key !== undefined) seen.add(key);
      yield found;
    }
  }
}

/** Follows a pattern from what its start is bound to. */
function* follow(
  { start, end, body }: Pattern,
  bindings: Bindings,
  from: Traverser,
  run: Run,
): Generator<Bindings | undefined> {
  const begin = { ...withLabels(from, bindings, run), value: bindings.get(start), bulk: 1 };
  if (end === undefined) {
    if (!body || (yield* firstOf(body, begin, run))) yield bindings;
    return;
  }
  for (const found of body ? body(run)([begin]) : [begin]) {
    if (!found) {
      yield undefined;
      continue;
    }
    if (!bindings.has(end)) {
      for (let copy = 0; copy < found.bulk; copy += 1) yield new Map([...bindings, [end, found.value]]);
    } else if (keyOf(bindings.get(end)) === keyOf(found.value)) {
      yield bindings;
    }
  }
}

/** Chooses the part to go on with: filters and closed patterns first, for they only take solutions away. */
function nextPart(parts: readonly Part[], bindings: Bindings): Part | undefined {
  const ready = parts.filter((part) =>
    part.kind === "pattern" ? bindings.has(part.start) : part.names.every((name) => bindings.has(name)),
  );
  const isClosed = (part: Part) =>
    part.kind === "filter" || (part.kind === "pattern" && (part.end === undefined || bindings.has(part.end)));
  return ready.find(isClosed) ?? ready.find(({ kind }) => kind === "pattern") ?? ready[0];
}

function partsOf(match: Call, calls: readonly Call[], compile: Compile): readonly Part[] {
  const [first] = calls;
  if (calls.length === 1 && first?.name === "and") {
    return traversals(first).flatMap((inner) => partsOf(match, inner, compile));
  }
  if (calls.length === 1 && first?.name === "or") {
    const branches = traversals(first).map((inner) => partsOf(match, inner, compile));
    const starts = branches.flatMap(([part]) => (part?.kind === "pattern" ? [part.start] : (part?.names ?? [])));
    return [{ kind: "or", names: [...new Set(starts)], branches }];
  }
  if (calls.length === 1 && (first?.name === "not" || first?.name === "where")) {
    return [{ kind: "filter", names: startNames(match, first), test: compile([asWhere(first)]) }];
  }
  return [patternOf(match, calls, compile)];
}

function patternOf(match: Call, calls: readonly Call[], compile: Compile): Pattern {
  const [first] = calls;
  if (first?.name !== "as") throw failed(`a pattern of ${nameOf(match)} begins with as().`);
  const last = calls.at(-1);
  const isEnded = calls.length > 1 && last?.name === "as";
  const middle = calls.slice(1, isEnded ? -1 : calls.length);
  return {
    kind: "pattern",
    start: text(first, onlyArgument(first)),
    end: isEnded && last ? text(last, onlyArgument(last)) : undefined,
    body: middle.length > 0 ? compile(middle) : undefined,
  };
}

/** `not` in a pattern reads labels as `where` does. */
function asWhere(call: Call): Call {
  if (call.name === "where") return call;
  const argument: Argument = { kind: "traversal", calls: [call], position: call.position };
  return { name: "where", arguments: [argument], position: call.position };
}

/** Returns the names that a filter needs to be bound: those that it begins with, or compares. */
function startNames(match: Call, call: Call): readonly string[] {
  return call.arguments.flatMap((argument): readonly string[] => {
    if (argument.kind === "literal") return [text(call, argument)];
    if (argument.kind === "list") return argument.items.map((item) => text(call, item));
    if (argument.kind === "predicate") {
      return argument.arguments.flatMap((inner) => startNames(match, { ...call, arguments: [inner] }));
    }
    if (argument.kind !== "traversal") throw formNotEmulated(match);
    const [first] = argument.calls;
    if (first && ["and", "or", "not"].includes(first.name)) return startNames(match, first);
    return argument.calls.filter(({ name }) => name === "as").flatMap((as) => as.arguments.map((one) => text(as, one)));
  });
}

function patternsIn(part: Part): readonly Pattern[] {
  if (part.kind === "pattern") return [part];
  return part.kind === "or" ? part.branches.flatMap((branch) => branch.flatMap(patternsIn)) : [];
}

/** Returns the name that the value in front of `match` is bound to: one that no pattern leads to, or else the first. */
function rootOf(call: Call, patterns: readonly Pattern[]): string {
  const ends = new Set(patterns.flatMap(({ start, end }) => (end === undefined || end === start ? [] : [end])));
  const root = patterns.find(({ start }) => !ends.has(start)) ?? patterns[0];
  if (!root) throw formNotEmulated(call);
  return root.start;
}
