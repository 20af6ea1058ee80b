declare const int64: unique symbol;

/** Integer of 64 bits. A `bigint` where the client's option `integers` is `"bigint"`. */
export type Int64 = number & { readonly [int64]?: "always" };

/** Number in a property. Integers beyond 2^53 arrive as decimal strings, or as `bigint` where the client wants that. */
export type PropertyNumber = number & { readonly [int64]?: "large" };

/** A type as clients with the option `integers: "bigint"` have it: integers of 64 bits are `bigint`. */
export type Exact<T> = T extends number
  ? typeof int64 extends keyof T
    ? T extends Int64
      ? bigint
      : T | bigint
    : T
  : T extends string | boolean | Response | AbortSignal
    ? T
    : T extends (...input: infer Input) => infer Output
      ? (...input: Exact<Input>) => Exact<Output>
      : T extends object
        ? { [Name in keyof T]: Exact<T[Name]> }
        : T;

/** The members of a client as one with the option `integers: "bigint"` has them, but for some of them. */
export type ExactMembers<Client, Except> = {
  [Name in keyof Client as Exclude<Name, Except>]: Exact<Client[Name]>;
};

/** Form of integers that a number may not hold exactly. */
export type Integers = "number" | "bigint";
