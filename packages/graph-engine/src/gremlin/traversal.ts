import { QueryError } from "../errors/query-error.ts";
import { nameOf } from "./arguments.ts";
import { branchingSteps } from "./branching.ts";
import type { Definition, Definitions, ResultKind } from "./definition.ts";
import { excerpt, failed, notEmulated } from "./failures.ts";
import { filteringSteps } from "./filtering.ts";
import { chained, type Step } from "./flow.ts";
import { mappingSteps } from "./mapping.ts";
import { movingSteps } from "./moving.ts";
import type { Call } from "./parser.ts";
import { reducingSteps } from "./reducing.ts";
import { REPEAT_MODULATORS, repeat } from "./repeating.ts";
import { writingSteps } from "./writing.ts";

const DEFINITIONS: Definitions = {
  ...movingSteps,
  ...filteringSteps,
  ...mappingSteps,
  ...reducingSteps,
  ...branchingSteps,
  ...writingSteps,
};

/** The steps that the vendor's page names as not supported. */
const UNSUPPORTED: ReadonlySet<string> = new Set(["tryNext", "explain", "tree"]);
const SOURCES: ReadonlySet<string> = new Set(["V", "E", "addV", "addE"]);

/** A query that can be run. */
export interface Traversal {
  readonly step: Step;
  /** What an answer without results is empty of. */
  readonly leadsTo: ResultKind;
  readonly isWriting: boolean;
}

/** Makes a query of its steps. */
export function compileQuery(calls: readonly Call[]): Traversal {
  const [first] = calls as readonly [Call];
  checkSupported(first);
  if (!SOURCES.has(first.name)) throw notEmulated(`g.${excerpt(first.name)}()`, first.position);
  return { step: compile(calls), leadsTo: kindOf(calls) ?? "results", isWriting: isWriting(calls) };
}

function compile(calls: readonly Call[]): Step {
  const steps: Step[] = [];
  let at = 0;
  /** Takes the calls with some names that come next. */
  const take = (names: readonly string[]) => {
    const start = at;
    while (names.includes(calls[at]?.name ?? "")) at += 1;
    return calls.slice(start, at);
  };
  while (at < calls.length) {
    const before = take(REPEAT_MODULATORS);
    const call = calls[at] ?? (before[0] as Call);
    at += 1;
    if (call.name === "repeat") {
      steps.push(repeat(call, compile, before, take(REPEAT_MODULATORS)));
    } else if (before[0]) {
      throw failed(`${nameOf(before[0])} belongs to no repeat().`);
    } else {
      const { build, modulators = [] } = definitionOf(call);
      steps.push(build(call, compile, take(modulators)));
    }
  }
  return chained(steps);
}

function definitionOf(call: Call): Definition {
  checkSupported(call);
  const definition = Object.hasOwn(DEFINITIONS, call.name) ? DEFINITIONS[call.name] : undefined;
  if (!definition) throw notEmulated(`step ${excerpt(call.name)}()`, call.position);
  return definition;
}

function checkSupported({ name, position }: Call): void {
  if (!UNSUPPORTED.has(name)) return;
  throw new QueryError(
    "unsupported",
    `the service has no step ${name}(), which stands at position ${position}.`,
    position,
  );
}

/** What some steps lead to, unless they only pass on what there is. */
function kindOf(calls: readonly Call[]): ResultKind | undefined {
  for (const { name, arguments: given } of calls.toReversed()) {
    const leadsTo = name === "repeat" ? "body" : Object.hasOwn(DEFINITIONS, name) && DEFINITIONS[name]?.leadsTo;
    const kind = leadsTo === "body" ? kindOf(given[0]?.kind === "traversal" ? given[0].calls : []) : leadsTo;
    if (kind) return kind;
  }
  return undefined;
}

/** Whether any step changes the graph, however deep it stands. */
function isWriting(calls: readonly Call[]): boolean {
  return calls.some(
    ({ name, arguments: given }) =>
      (Object.hasOwn(DEFINITIONS, name) && DEFINITIONS[name]?.isWriting === true) ||
      given.some((argument) => argument.kind === "traversal" && isWriting(argument.calls)),
  );
}
