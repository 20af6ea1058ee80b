import type { Context } from "../context.ts";
import type { Kind, StaticKind } from "../values/kind.ts";
import type { Value } from "../values/value.ts";

/** Function of the language. */
export interface FunctionDefinition {
  /** Kinds that each argument can be of; `any` takes all. */
  readonly takes: readonly (readonly Kind[] | "any")[];
  /** Number of arguments that can be left out. */
  readonly optional?: number;
  /** Set where any number of arguments more can follow. */
  readonly isVariadic?: boolean;
  readonly gives: StaticKind;
  /** Set where the function decides itself on what is null; elsewhere null makes null. */
  readonly takesNull?: boolean;
  /** Throws where the call is not to be compiled. */
  check?(at: number, isDocumentedOnly: boolean): void;
  call(args: readonly Value[], context: Context): Value;
}

/** Functions by their names; a statement can write them in any case. */
export type Functions = Readonly<Record<string, FunctionDefinition>>;
