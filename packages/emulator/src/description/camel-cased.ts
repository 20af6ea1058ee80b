/** A name in camelCase, of one in snake_case or with hyphens. */
type CamelCase<Name> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name extends `${infer Head}-${infer Tail}`
    ? `${Head}${Capitalize<CamelCase<Tail>>}`
    : Name extends string
      ? Name
      : never;

/** A value whose fields have names in camelCase, however deep. */
export type CamelCased<Value> = Value extends Primitive
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly CamelCased<Item>[]
    : Value extends object
      ? { readonly [Name in keyof Value as CamelCase<Name>]: CamelCased<Value[Name]> }
      : Value;

export type Primitive = string | number | boolean | null | undefined;
