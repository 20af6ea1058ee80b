import type { Pausable } from "../../scheduling/pausable.ts";
import { count, formNotEmulated, nameOf, traversal } from "../language/arguments.ts";
import { testOf } from "../language/predicates.ts";
import type { Compile } from "../language/step-definition.ts";
import { merged } from "../runtime/bulking.ts";
import { roundCounter } from "../runtime/loops.ts";
import type { Run } from "../runtime/run.ts";
import { breath, firstOf, gathered, type Stage, type Step, type Test } from "../runtime/stages.ts";
import type { Traverser } from "../runtime/traverser.ts";
import { failed } from "../syntax/errors.ts";
import type { Call } from "../syntax/syntax.ts";

const MOST_LOOPS = 1000;

/** Modulators of `repeat`, which may precede or follow it. */
export const REPEAT_MODULATORS: readonly string[] = ["times", "until", "emit"];

/** Condition of a modulator, and whether it is checked before the body or behind it. */
interface Condition {
  readonly test: Test;
  readonly isFirst: boolean;
}

interface Plan {
  readonly call: Call;
  readonly name: string | undefined;
  readonly until: Condition | undefined;
  readonly emit: Condition | undefined;
}

/** Makes the step of `repeat`. Its modulators mean while and do-while: those before it are checked before its body. */
export function repeat(call: Call, compile: Compile, before: readonly Call[], behind: readonly Call[]): Step {
  const [first, second, ...rest] = call.arguments;
  if (rest.length > 0) throw formNotEmulated(call);
  const name = second && first?.kind === "literal" ? String(first.value) : undefined;
  const body = compile(traversal(call, second ?? first));
  const until = conditionOf(["times", "until"], { call, compile, before, behind });
  const emit = conditionOf(["emit"], { call, compile, before, behind });
  if (!until && !emit) throw failed(`${nameOf(call)} never ends; say how often with times().`);
  const plan: Plan = { call, name, until, emit };

  return (run) => {
    const stage = body(run);
    return function* (flow) {
      let layer: readonly Traverser[] = yield* gathered(flow, run);
      for (let round = 0; layer.length > 0; round += 1) {
        if (round > MOST_LOOPS) throw failed(`${nameOf(call)} goes on for more than ${MOST_LOOPS} rounds.`);
        const { entering, leaving } = yield* enter(plan, layer, round, run);
        yield* leaving;
        run.budget.release(layer.length);
        layer = yield* repeatOnce(plan, stage, entering, round + 1, run);
      }
    };
  };
}

/** Checks what precedes the body, and returns those that go into it and those that leave the loop or are emitted. */
function* enter({ name, until, emit }: Plan, layer: readonly Traverser[], round: number, run: Run) {
  const loops = roundCounter(name, round);
  const entering: Traverser[] = [];
  const leaving: Traverser[] = [];
  for (const traverser of layer) {
    yield* breath(run);
    const inLoop = round === 0 ? { ...traverser, loop: loops(traverser.loop) } : traverser;
    if (until?.isFirst && (yield* until.test(inLoop, run))) {
      leaving.push(outside(inLoop));
      continue;
    }
    entering.push(inLoop);
    if (emit?.isFirst && (yield* emit.test(inLoop, run))) leaving.push(outside(inLoop));
  }
  return { entering, leaving };
}

/** Runs the body, yields what leaves the loop or is emitted, and returns the rest. */
function* repeatOnce(
  { name, until, emit }: Plan,
  stage: Stage,
  entering: readonly Traverser[],
  round: number,
  run: Run,
): Generator<Traverser | undefined, readonly Traverser[]> {
  const loops = roundCounter(name, round);
  const next: Traverser[] = [];
  for (const found of stage(entering)) {
    if (!found) {
      yield undefined;
      continue;
    }
    const traverser = { ...found, loop: loops(found.loop?.outer) };
    if (until && !until.isFirst && (yield* until.test(traverser, run))) {
      yield outside(traverser);
      continue;
    }
    if (emit && !emit.isFirst && (yield* emit.test(traverser, run))) yield outside(traverser);
    run.budget.hold();
    next.push(traverser);
  }
  const layer = merged(next, run.plan.isBulking);
  run.budget.release(next.length - layer.length);
  return layer;
}

function outside(traverser: Traverser): Traverser {
  return { ...traverser, loop: traverser.loop?.outer };
}

interface Modulated {
  readonly call: Call;
  readonly compile: Compile;
  readonly before: readonly Call[];
  readonly behind: readonly Call[];
}

function conditionOf(names: readonly string[], { call, compile, before, behind }: Modulated): Condition | undefined {
  const modulators = [...before, ...behind].filter(({ name }) => names.includes(name));
  const [modulator, ...others] = modulators;
  if (others.length > 0) throw formNotEmulated(call);
  return modulator && { test: testFor(modulator, compile), isFirst: before.includes(modulator) };
}

function testFor(modulator: Call, compile: Compile): Test {
  const [argument, ...rest] = modulator.arguments;
  if (rest.length > 0 || (!argument && modulator.name !== "emit")) throw formNotEmulated(modulator);
  if (!argument) return () => settled(true);
  if (modulator.name === "times") {
    const rounds = count(modulator, argument);
    if (rounds > MOST_LOOPS) throw failed(`${nameOf(modulator)} takes a number from 0 to ${MOST_LOOPS}.`);
    return ({ loop }) => settled((loop?.count ?? 0) >= rounds);
  }
  if (argument.kind === "predicate") {
    const test = testOf(argument);
    return ({ value }) => settled(test(value));
  }
  const step = compile(traversal(modulator, argument));
  return function* (traverser, run) {
    return (yield* firstOf(step, traverser, run)) !== undefined;
  };
}

// biome-ignore lint/correctness/useYield: it is done at once
function* settled(result: boolean): Pausable<boolean> {
  return result;
}
