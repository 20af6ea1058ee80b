import { STEP_NAMES } from "./compiler.ts";
import { MISSING_STEPS, SETTINGS, TERMINAL_STEPS, UNSUPPORTED_STEPS } from "./language/known-steps.ts";
import { PREDICATE_NAMES } from "./syntax/enumerations.ts";

/** Part of the language, and how far the engine has it. */
export interface GremlinFeature {
  readonly kind: "step" | "modulator" | "setting" | "terminal step" | "predicate";
  readonly name: string;
  /** The word of the vendor's pages: `unsupported`, or not mentioned. They take the rest of TinkerPop 3.4 for granted. */
  readonly vendor: "unsupported" | undefined;
  readonly isEmulated: boolean;
}

/** All parts of the language. */
export const GREMLIN_FEATURES: readonly GremlinFeature[] = [
  ...features("step", [...STEP_NAMES].sort(), true),
  ...features("step", [...UNSUPPORTED_STEPS, ...MISSING_STEPS], false),
  ...features("modulator", ["by", "with", "option", "from", "to", "times", "until", "emit"], true),
  ...features("setting", SETTINGS, true),
  ...features("terminal step", TERMINAL_STEPS, true),
  ...features("predicate", [...PREDICATE_NAMES].filter((name) => name !== "textRegex").sort(), true),
  ...features("predicate", ["textRegex"], false),
];

function features(kind: GremlinFeature["kind"], names: readonly string[], isEmulated: boolean): GremlinFeature[] {
  return names.map((name) => ({
    kind,
    name,
    vendor: UNSUPPORTED_STEPS.has(name) ? "unsupported" : undefined,
    isEmulated,
  }));
}
