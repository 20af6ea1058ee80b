import type { NumberValue } from "../../values/index.ts";

interface Node<Kind extends string> {
  readonly kind: Kind;
  /** Position in the statement. */
  readonly at: number;
}

/** Expression, as it was read. */
export type Expression =
  | (Node<"literal"> & { readonly value: null | boolean | string | NumberValue })
  | (Node<"variable"> & { readonly name: string })
  | (Node<"parameter"> & { readonly name: string })
  | (Node<"list"> & { readonly items: readonly Expression[] })
  | (Node<"map"> & { readonly entries: readonly Entry[] })
  | (Node<"property"> & { readonly of: Expression; readonly name: string })
  | (Node<"index"> & { readonly of: Expression; readonly index: Expression })
  | (Node<"slice"> & { readonly of: Expression; readonly from?: Expression; readonly to?: Expression })
  | (Node<"has labels"> & { readonly of: Expression; readonly labels: readonly string[] })
  | (Node<"unary"> & { readonly operator: UnaryOperator; readonly operand: Expression })
  | (Node<"binary"> & { readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression })
  | (Node<"case"> & {
      readonly subject?: Expression;
      readonly branches: readonly { readonly when: Expression; readonly value: Expression }[];
      readonly otherwise?: Expression;
    })
  | (Node<"call"> & { readonly name: string; readonly isDistinct: boolean; readonly args: readonly Expression[] })
  | Node<"count all">
  | (Node<"list comprehension"> & {
      readonly variable: string;
      readonly list: Expression;
      readonly where?: Expression;
      readonly value?: Expression;
    })
  | (Node<"quantifier"> & {
      readonly quantifier: Quantifier;
      readonly variable: string;
      readonly list: Expression;
      readonly where: Expression;
    })
  | (Node<"reduce"> & {
      readonly accumulator: string;
      readonly initial: Expression;
      readonly variable: string;
      readonly list: Expression;
      readonly value: Expression;
    })
  | (Node<"pattern comprehension"> & {
      readonly pattern: Pattern;
      readonly where?: Expression;
      readonly value: Expression;
    })
  | (Node<"pattern"> & { readonly pattern: Pattern })
  | (Node<"exists"> & { readonly query: Query })
  /** A value that was computed before: a group's key or aggregate. Only the engine makes it. */
  | (Node<"slot"> & { readonly slot: number });

export type UnaryOperator = "NOT" | "-" | "+" | "IS NULL" | "IS NOT NULL";

export type BinaryOperator =
  | ("OR" | "XOR" | "AND")
  | ("=" | "<>" | "<" | "<=" | ">" | ">=")
  | ("+" | "-" | "*" | "/" | "%" | "^")
  | ("IN" | "CONTAINS" | "STARTS WITH" | "ENDS WITH" | "=~");

export type Quantifier = "all" | "any" | "none" | "single";

export type Entry = readonly [name: string, value: Expression];

export interface NodePattern {
  readonly at: number;
  readonly variable?: string;
  readonly labels: readonly string[];
  /** A map or a parameter. */
  readonly properties?: Expression;
}

export interface RelationshipPattern {
  readonly at: number;
  readonly variable?: string;
  readonly types: readonly string[];
  readonly properties?: Expression;
  readonly direction: "out" | "in" | "both";
  /** Set where it stands for a chain of edges. */
  readonly length?: { readonly least: number; readonly most: number };
}

/** Chain of nodes, with one relationship less than nodes. */
export interface Pattern {
  readonly at: number;
  readonly variable?: string;
  readonly nodes: readonly NodePattern[];
  readonly relationships: readonly RelationshipPattern[];
}

/** Column of RETURN or WITH. */
export interface Column {
  readonly name: string;
  readonly value: Expression;
}

export interface Projection extends Node<"return" | "with"> {
  readonly isDistinct: boolean;
  /** Takes along all variables, before the other columns. */
  readonly isAll: boolean;
  readonly columns: readonly Column[];
  readonly order: readonly { readonly by: Expression; readonly isDescending: boolean }[];
  readonly skip?: Expression;
  readonly limit?: Expression;
  readonly where?: Expression;
}

/** One change of SET or REMOVE. */
export type Change =
  | (Node<"set property"> & { readonly of: Expression; readonly name: string; readonly value: Expression })
  | (Node<"set properties"> & { readonly variable: string; readonly isAdding: boolean; readonly value: Expression })
  | (Node<"set labels"> & { readonly of: Expression; readonly labels: readonly string[] })
  | (Node<"remove labels"> & { readonly of: Expression; readonly labels: readonly string[] })
  | (Node<"remove property"> & { readonly of: Expression; readonly name: string });

export type Clause =
  | (Node<"match"> & {
      readonly isOptional: boolean;
      readonly patterns: readonly Pattern[];
      readonly where?: Expression;
    })
  | (Node<"unwind"> & { readonly list: Expression; readonly variable: string; readonly variableAt: number })
  | (Node<"create"> & { readonly patterns: readonly Pattern[] })
  | (Node<"merge"> & {
      readonly pattern: Pattern;
      readonly onCreate: readonly Change[];
      readonly onMatch: readonly Change[];
    })
  | (Node<"change"> & { readonly changes: readonly Change[] })
  | (Node<"delete"> & { readonly isDetaching: boolean; readonly values: readonly Expression[] })
  | (Node<"foreach"> & { readonly variable: string; readonly list: Expression; readonly clauses: readonly Clause[] })
  | (Node<"call"> & {
      readonly procedure: string;
      readonly args: readonly Expression[] | undefined;
      readonly yields:
        | readonly { readonly field: string; readonly name: string; readonly at: number }[]
        | "all"
        | undefined;
      readonly where?: Expression;
    })
  | Projection;

/** Clauses that lead to rows one after the other. */
export interface Query {
  readonly clauses: readonly Clause[];
  /** Queries whose rows come behind those of the clauses. */
  readonly unions: readonly { readonly isAll: boolean; readonly clauses: readonly Clause[]; readonly at: number }[];
}

export interface Statement {
  readonly isExplained: boolean;
  readonly query: Query;
}
