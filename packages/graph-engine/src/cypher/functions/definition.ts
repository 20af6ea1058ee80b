import type { Context } from "../context.ts";
import type { Kind, StaticKind, ValueOfKind } from "../values/kind.ts";
import type { Value } from "../values/value.ts";

/** Function of the language. */
export interface FunctionDefinition {
  /** Kinds that each argument can be of; `any` takes all. */
  readonly takes: readonly Parameter[];
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

type Parameter = readonly Kind[] | "any";

/** Values of the kinds that parameters take. */
type Arguments<Takes extends readonly Parameter[]> = {
  readonly [Position in keyof Takes]: Takes[Position] extends readonly (infer One extends Kind)[]
    ? ValueOfKind[One]
    : Value;
};

interface TypedDefinition<Takes extends readonly Parameter[]> extends Omit<FunctionDefinition, "takes" | "call"> {
  readonly takes: Takes;
  call(args: Arguments<Takes>, context: Context): Value;
}

/** Types the arguments of a function by the kinds that it takes, which are checked before each call. */
export function typedFunction<const Takes extends readonly Parameter[]>(
  definition: TypedDefinition<Takes>,
): FunctionDefinition {
  return definition;
}

/** Functions by their names; a statement can write them in any case. */
export type Functions = Readonly<Record<string, FunctionDefinition>>;
