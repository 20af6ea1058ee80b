/** The types that values of properties can have. */
export const DATA_TYPES = [
  "char",
  "char array",
  "float",
  "double",
  "bool",
  "int",
  "long",
  "date",
  "enum",
  "string",
] as const;

/** A property of a label. */
export interface Property {
  readonly name: string;
  readonly dataType: string;
  readonly cardinality: "single" | "list" | "set";
  /** Greatest number of characters of a `char array`, if that is defined. */
  readonly maxDataSize?: number;
  /** The values of an `enum`. */
  readonly values?: readonly string[];
}

/** A label of the schema, with the properties that elements with it have, in order. */
export interface Label {
  readonly name: string;
  /** Kind of element that carries it, if that is defined. */
  readonly type: "vertex" | "edge" | "all" | undefined;
  readonly properties: readonly Property[];
}
