import type { NumberValue } from "../../values/index.ts";

/** A method call in a query: a step, or a modulator that belongs to one. */
export interface Call {
  readonly name: string;
  readonly arguments: readonly Argument[];
  readonly position: number;
}

/** Plain value in a query. */
export type Literal = string | NumberValue | boolean | null;

/** Predicate, such as `gt(1).and(lt(5))`. */
export interface PredicateArgument {
  readonly kind: "predicate";
  readonly name: string;
  readonly arguments: readonly Argument[];
  readonly position: number;
  /** Predicates that it is joined to, in their order. */
  readonly joined: readonly { readonly by: string; readonly predicate: PredicateArgument | undefined }[];
}

/** Constant of an enumeration, such as `Order.desc`. */
export interface ConstantArgument {
  readonly kind: "constant";
  /** Name of the enumeration. Missing when several have the constant. */
  readonly type: string | undefined;
  readonly name: string;
  readonly position: number;
}

export interface TraversalArgument {
  readonly kind: "traversal";
  readonly calls: readonly Call[];
  readonly position: number;
}

/** Argument of a call. */
export type Argument =
  | { readonly kind: "literal"; readonly value: Literal; readonly position: number }
  | { readonly kind: "list"; readonly items: readonly Argument[]; readonly position: number }
  | {
      readonly kind: "map";
      readonly entries: readonly (readonly [key: Argument, value: Argument])[];
      readonly position: number;
    }
  | ConstantArgument
  | PredicateArgument
  | TraversalArgument;
