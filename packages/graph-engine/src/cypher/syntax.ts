/** What can be evaluated against a row. */
export type Expression =
  | { readonly kind: "literal"; readonly value: unknown }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "map"; readonly entries: readonly Entry[] }
  | { readonly kind: "property"; readonly of: Expression; readonly name: string }
  | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "call"; readonly name: string; readonly argument: Expression };

export type Entry = readonly [name: string, value: Expression];

export interface NodePattern {
  /** Made up where the statement gives none. */
  readonly variable: string;
  readonly labels: readonly string[];
  readonly properties: readonly Entry[];
}

export interface RelationshipPattern {
  readonly variable: string;
  readonly types: readonly string[];
  readonly properties: readonly Entry[];
  readonly direction: "out" | "in" | "both";
  /** Set where it stands for a chain of edges. */
  readonly length?: { readonly least: number; readonly most: number };
}

/** A chain of nodes, with one relationship less than nodes. */
export interface Pattern {
  readonly nodes: readonly NodePattern[];
  readonly relationships: readonly RelationshipPattern[];
}

export interface Aggregate {
  readonly name: string;
  readonly isDistinct: boolean;
  /** Missing in `count(*)`. */
  readonly argument: Expression | undefined;
}

/** A column of RETURN or WITH. */
export interface Column {
  readonly name: string;
  readonly value: Expression | Aggregate;
}

/** RETURN or WITH. */
export type Projection = Projected & ({ readonly kind: "return" } | { readonly kind: "with" });

interface Projected {
  readonly isDistinct: boolean;
  readonly columns: readonly Column[];
  readonly order: readonly { readonly by: Expression; readonly isDescending: boolean }[];
  readonly skip: Expression | undefined;
  readonly limit: Expression | undefined;
  readonly where: Expression | undefined;
}

export type Clause =
  | {
      readonly kind: "match";
      readonly isOptional: boolean;
      readonly patterns: readonly Pattern[];
      readonly where: Expression | undefined;
    }
  | { readonly kind: "unwind"; readonly list: Expression; readonly variable: string }
  | { readonly kind: "create"; readonly patterns: readonly Pattern[] }
  | { readonly kind: "set"; readonly settings: readonly Setting[] }
  | { readonly kind: "delete"; readonly isDetaching: boolean; readonly variables: readonly string[] }
  | Projection;

/** A property that SET gives a value. */
export interface Setting {
  readonly variable: string;
  readonly name: string;
  readonly value: Expression;
}
