/** Step of a scenario, such as "Then the result should be, in any order:". */
export interface Step {
  readonly text: string;
  readonly docString: string | undefined;
  readonly table: readonly (readonly string[])[];
}

/** One example of a feature file. */
export interface Scenario {
  /** Path below the folder of the features. */
  readonly file: string;
  readonly name: string;
  readonly steps: readonly Step[];
}

/**
 * Result of a scenario.
 *
 * - `passed`: the engine answers as the scenario says.
 * - `refused`: the engine throws where a result is wanted.
 * - `wrong`: the engine answers something else, or answers where an error is wanted.
 * - `inexpressible`: it needs what the service's API cannot say, such as a procedure of its own.
 */
export interface Outcome {
  readonly kind: "passed" | "refused" | "wrong" | "inexpressible";
  readonly detail?: string;
}

/** Conformance suite of one language. */
export interface Suite {
  /** Name of its folder, too. */
  readonly language: string;
  /** Returns true for scenarios of what the vendor lists. */
  isListed(scenario: Scenario): boolean;
  judge(scenario: Scenario, root: string): Promise<Outcome>;
}
