import { count, formNotEmulated, nameOf } from "./arguments.ts";
import { type Context, hold } from "./context.ts";
import type { Compile } from "./definition.ts";
import { failed } from "./failures.ts";
import { type Breathing, firstOf, gathered, type Step, type Traverser } from "./flow.ts";
import type { Call } from "./parser.ts";
import { testOf } from "./predicates.ts";

const MOST_LOOPS = 1000;

/** What may stand before `repeat`, or behind it. */
export const REPEAT_MODULATORS: readonly string[] = ["times", "until", "emit"];

type Ask = (traverser: Traverser, context: Context) => Breathing<boolean>;

/** Makes the step of `repeat` and its modulators, which mean something else before it than behind it. */
export function repeat(call: Call, compile: Compile, before: readonly Call[], behind: readonly Call[]): Step {
  const [argument, ...rest] = call.arguments;
  if (argument?.kind !== "traversal" || rest.length > 0) throw formNotEmulated(call);
  const body = compile(argument.calls);
  const modulators = only(call, [...before, ...behind]);
  const { times, until, emit } = modulators;
  if ((times && until) || (emit && behind.includes(emit) && before.length > 0)) throw formNotEmulated(call);
  if (!times && !until && !emit) throw failed(`${nameOf(call)} never ends; say how often with times().`);
  const rounds = times ? roundsOf(times) : Number.POSITIVE_INFINITY;
  const ends = askOf(until, compile);
  const emits = askOf(emit, compile);
  const [asksFirst, emitsFirst] = [until && before.includes(until), emit && before.includes(emit)];

  return (context) => {
    const stage = body(context);
    return function* (flow) {
      let layer: readonly Traverser[] = yield* gathered(flow);
      for (let round = 1; layer.length > 0; round += 1) {
        if (round > MOST_LOOPS) throw failed(`${nameOf(call)} goes on for more than ${MOST_LOOPS} rounds.`);
        const entering: Traverser[] = [];
        for (const traverser of layer) {
          context.work();
          if (asksFirst && (yield* ends(traverser, context))) {
            yield traverser;
            continue;
          }
          if (emitsFirst && (yield* emits(traverser, context))) yield traverser;
          entering.push(traverser);
        }
        if (context.isBreathDue()) yield null;
        const next: Traverser[] = [];
        for (const traverser of stage(entering)) {
          if (!traverser) {
            yield null;
          } else if (round === rounds || (!asksFirst && (yield* ends(traverser, context)))) {
            yield traverser;
          } else {
            if (!emitsFirst && (yield* emits(traverser, context))) yield traverser;
            hold(next, traverser);
          }
        }
        layer = next;
      }
    };
  };
}

function only(call: Call, modulators: readonly Call[]): Readonly<Record<string, Call | undefined>> {
  const names = modulators.map(({ name }) => name);
  if (new Set(names).size < names.length) throw formNotEmulated(call);
  return Object.fromEntries(modulators.map((modulator) => [modulator.name, modulator]));
}

function roundsOf(times: Call): number {
  if (times.arguments.length > 1) throw formNotEmulated(times);
  const rounds = count(times, times.arguments[0]);
  if (rounds < 1 || rounds > MOST_LOOPS) throw failed(`${nameOf(times)} takes a number from 1 to ${MOST_LOOPS}.`);
  return rounds;
}

/** What a modulator asks of each value: nothing is true without arguments, and false without the modulator. */
function askOf(modulator: Call | undefined, compile: Compile): Ask {
  const [argument, ...rest] = modulator?.arguments ?? [];
  if (!modulator) return () => settled(false);
  if (rest.length > 0 || (!argument && modulator.name === "until")) throw formNotEmulated(modulator);
  if (!argument) return () => settled(true);
  if (argument.kind === "predicate") {
    const test = testOf(argument);
    return ({ value }) => settled(test(value));
  }
  if (argument.kind !== "traversal") throw formNotEmulated(modulator);
  const step = compile(argument.calls);
  return function* (traverser, context) {
    return (yield* firstOf(step, traverser, context)) !== undefined;
  };
}

// biome-ignore lint/correctness/useYield: it is done at once
function* settled(answer: boolean): Breathing<boolean> {
  return answer;
}
