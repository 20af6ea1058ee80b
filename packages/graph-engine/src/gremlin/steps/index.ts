import type { StepDefinitions } from "../language/step-definition.ts";
import type { Call } from "../syntax/syntax.ts";
import { branchingSteps } from "./branching.ts";
import { elementFilters } from "./element-filters.ts";
import { groupSteps } from "./group.ts";
import { logicFilters } from "./logic-filters.ts";
import { match } from "./match.ts";
import { math } from "./math.ts";
import { movingSteps } from "./moving.ts";
import { order } from "./order.ts";
import { pathSteps } from "./path-steps.ts";
import { rangeSteps } from "./ranges.ts";
import { readingSteps } from "./reading.ts";
import { reducingSteps } from "./reducing.ts";
import { sideEffectSteps } from "./side-effects.ts";
import { writingSteps } from "./writing.ts";

/** Definitions of all steps but `repeat`, whose modulators may precede it. */
export function stepDefinitions(hasBarrier: (calls: readonly Call[]) => boolean): StepDefinitions {
  return {
    ...movingSteps,
    ...elementFilters,
    ...logicFilters,
    ...rangeSteps,
    ...readingSteps,
    ...pathSteps,
    ...reducingSteps,
    ...groupSteps,
    order,
    ...branchingSteps(hasBarrier),
    ...sideEffectSteps,
    match,
    math,
    ...writingSteps,
  };
}
