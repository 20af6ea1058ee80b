import { itemAt } from "../collections/item-at.ts";
import { QueryError } from "../errors/query-error.ts";
import { checkCount, count, formNotEmulated, nameOf, plainValue, text } from "./language/arguments.ts";
import { withConnectives } from "./language/connectives.ts";
import { MISSING_STEPS, MODULATORS, UNSUPPORTED_STEPS } from "./language/known-steps.ts";
import type { ResultKind, StepDefinition } from "./language/step-definition.ts";
import { bulkingBarrier } from "./runtime/bulking.ts";
import type { PathTracking, Run, RunPlan } from "./runtime/run.ts";
import { chained, type Step } from "./runtime/stages.ts";
import { stepDefinitions } from "./steps/index.ts";
import { REPEAT_MODULATORS, repeat } from "./steps/repeat.ts";
import { excerpt, failed, notEmulated, unknownMethod } from "./syntax/errors.ts";
import type { Argument, Call } from "./syntax/syntax.ts";

const SOURCES: ReadonlySet<string> = new Set(["V", "E", "addV", "addE", "inject"]);
const PATH_STEPS: ReadonlySet<string> = new Set(["path", "simplePath", "cyclicPath", "otherV", "withPath"]);

/** Form in which a client takes the results. */
export type Delivery = "all" | "first" | "exists" | "nothing";

/** Query that can run. */
export interface Traversal {
  readonly step: Step;
  readonly plan: RunPlan;
  /** Prepares what `withSack` and `withSideEffect` say. */
  readonly configure: (run: Run) => void;
  readonly delivery: { readonly kind: Delivery; readonly most: number };
  /** Field of the response where there are no results. */
  readonly leadsTo: ResultKind;
}

const DEFINITIONS = stepDefinitions(hasBarrier);

/** Names of all steps. */
export const STEP_NAMES: readonly string[] = [...Object.keys(DEFINITIONS), "repeat"];

/**
 * Compiles the calls of a query.
 *
 * @throws {QueryError} for a step that Gremlin or the emulator does not have
 */
export function compileQuery(calls: readonly Call[]): Traversal {
  const { settings, body, delivery } = partsOf(calls);
  const [first] = body;
  if (!first) throw failed("it has no step such as V() behind its settings.");
  checkSupported(first);
  if (!SOURCES.has(first.name)) {
    throw known(first.name)
      ? notEmulated(`g.${excerpt(first.name)}()`, first.position)
      : unknownMethod(first.name, first.position);
  }
  const all = [...everyCall(calls)];
  const isWriting = all.some(({ name }) => definitionNamed(name)?.isWriting === true);
  const tracking = trackingOf(all);
  const hasEffects = all.some(({ name }) => definitionNamed(name)?.hasEffect === true) || hasNestedEffect(body);
  const plan = { tracking, isWriting, isBulking: tracking !== "full" && !hasEffects && !isWriting };
  const configurations = settings.map(settingOf);
  return {
    step: compile(withConnectives(body, true), true),
    plan,
    configure: (run) => {
      for (const configure of configurations) configure(run);
    },
    delivery,
    leadsTo: kindOf(body) ?? "results",
  };
}

/** Splits a query into its settings, its steps and how its results are taken. */
function partsOf(calls: readonly Call[]) {
  const start = calls.findIndex(({ name }) => !name.startsWith("with"));
  const settings = calls.slice(0, start === -1 ? calls.length : start);
  const body = start === -1 ? [] : calls.slice(start);
  const last = body.at(-1);
  const most = Number.POSITIVE_INFINITY;
  if (!last) return { settings, body, delivery: { kind: "all", most } as const };
  const rest = body.slice(0, -1);
  switch (last.name) {
    case "toList":
    case "toSet":
      checkCount(last, 0);
      return {
        settings,
        body: last.name === "toSet" ? [...rest, dedupAt(last)] : rest,
        delivery: { kind: "all", most } as const,
      };
    case "next":
      checkCount(last, 0, 1);
      return last.arguments.length === 0
        ? { settings, body: rest, delivery: { kind: "first", most: 1 } as const }
        : { settings, body: rest, delivery: { kind: "all", most: count(last, last.arguments[0]) } as const };
    case "hasNext":
      checkCount(last, 0);
      return { settings, body: rest, delivery: { kind: "exists", most: 1 } as const };
    case "iterate":
      checkCount(last, 0);
      return { settings, body: rest, delivery: { kind: "nothing", most } as const };
    default:
      return { settings, body, delivery: { kind: "all", most } as const };
  }
}

function dedupAt({ position }: Call): Call {
  return { name: "dedup", arguments: [], position };
}

function settingOf(call: Call): (run: Run) => void {
  if (call.name === "withPath") return () => {};
  if (call.name === "withSack") {
    checkCount(call, 1);
    const initial = plainValue(call, itemAt(call.arguments, 0));
    return (run) => {
      run.initialSack = initial;
    };
  }
  if (call.name !== "withSideEffect") {
    throw known(call.name)
      ? notEmulated(`g.${excerpt(call.name)}()`, call.position)
      : unknownMethod(call.name, call.position);
  }
  checkCount(call, 2);
  const name = text(call, call.arguments[0]);
  const value = plainValue(call, itemAt(call.arguments, 1));
  return (run) => {
    run.sideEffects.set(name, value);
  };
}

function compileNested(calls: readonly Call[]): Step {
  return compile(withConnectives(calls, false), false);
}

function compile(calls: readonly Call[], isQuery: boolean): Step {
  const steps: Step[] = [];
  let at = 0;
  let isBehindFlatMap = false;
  /** Takes the calls with some names that come next. */
  const take = (names: readonly string[]) => {
    const start = at;
    while (names.includes(calls[at]?.name ?? "")) at += 1;
    return calls.slice(start, at);
  };
  while (at < calls.length) {
    const before = take(REPEAT_MODULATORS);
    const call = calls[at] ?? itemAt(before, 0);
    at += 1;
    if (call.name === "repeat") {
      steps.push(repeat(call, compileNested, before, take(REPEAT_MODULATORS)));
      isBehindFlatMap = true;
    } else if (before[0]) {
      throw failed(`${nameOf(before[0])} belongs to no repeat().`);
    } else {
      const definition = definitionOf(call);
      const { build, modulators = [], isFlatMap = false } = definition;
      // Values that were reached in many ways go on as one.
      if (isFlatMap && isBehindFlatMap && isQuery) steps.push(bulkingBarrier);
      if (isFlatMap) isBehindFlatMap = true;
      steps.push(build(call, compileNested, take(modulators)));
    }
  }
  return chained(steps);
}

function definitionNamed(name: string): StepDefinition | undefined {
  return Object.hasOwn(DEFINITIONS, name) ? DEFINITIONS[name] : undefined;
}

function known(name: string): boolean {
  return MISSING_STEPS.has(name) || MODULATORS.has(name) || definitionNamed(name) !== undefined || name === "repeat";
}

function definitionOf(call: Call): StepDefinition {
  checkSupported(call);
  const definition = definitionNamed(call.name);
  if (definition) return definition;
  if (!known(call.name)) throw unknownMethod(call.name, call.position);
  throw MODULATORS.has(call.name) ? formNotEmulated(call) : notEmulated(`step ${excerpt(call.name)}()`, call.position);
}

function checkSupported({ name, position }: Call): void {
  if (!UNSUPPORTED_STEPS.has(name)) return;
  throw new QueryError(
    "unsupported",
    `the service has no step ${name}(), which stands at position ${position}.`,
    position,
  );
}

/** Returns what some steps lead to, unless they only pass on what there is. */
function kindOf(calls: readonly Call[]): ResultKind | undefined {
  for (const { name, arguments: given } of calls.toReversed()) {
    const leadsTo = name === "repeat" ? "body" : definitionNamed(name)?.leadsTo;
    const body = given.findLast(({ kind }) => kind === "traversal");
    const kind = leadsTo === "body" ? kindOf(body?.kind === "traversal" ? body.calls : []) : leadsTo;
    if (kind) return kind;
  }
  return undefined;
}

/** Visits all calls of a query, however deep they are nested. */
function* everyCall(calls: readonly Call[]): Iterable<Call> {
  for (const call of calls) {
    yield call;
    yield* callsIn(call.arguments);
  }
}

function* callsIn(given: readonly Argument[]): Iterable<Call> {
  for (const argument of given) {
    if (argument.kind === "traversal") yield* everyCall(argument.calls);
    else if (argument.kind === "predicate") yield* callsIn(argument.arguments);
  }
}

function hasBarrier(calls: readonly Call[]): boolean {
  for (const { name } of everyCall(calls)) if (definitionNamed(name)?.isBarrier) return true;
  return false;
}

const COLLECTING: ReadonlySet<string> = new Set(["aggregate", "store", "group", "groupCount", "sideEffect"]);

/** Returns whether a nested traversal collects: it then has to run for each single traverser. */
function hasNestedEffect(calls: readonly Call[]): boolean {
  for (const call of calls) {
    if (call.name === "repeat" || call.name === "union") {
      // Their bodies run on the flow itself, not on single traversers.
      if (call.arguments.some((one) => one.kind === "traversal" && hasNestedEffect(one.calls))) return true;
      continue;
    }
    for (const { name, arguments: given } of callsIn(call.arguments)) {
      const isNamed = given.some(({ kind }) => kind === "literal");
      if (COLLECTING.has(name) && isNamed) return true;
    }
  }
  return false;
}

function trackingOf(all: readonly Call[]): PathTracking {
  if (all.some(({ name }) => PATH_STEPS.has(name))) return "full";
  return all.some(({ name }) => name === "as") ? "labels" : "none";
}
