import type { Primitive } from "./camel-cased.ts";

/** A value of one type or the other. A field that only one of them has is optional. Types with free names stay as they are. */
export type Either<One, Other> = One extends Primitive
  ? One | Other
  : One extends readonly (infer Item)[]
    ? Other extends readonly (infer OtherItem)[]
      ? readonly Either<Item, OtherItem>[]
      : One | Other
    : string extends keyof One | keyof Other
      ? One | Other
      : One extends object
        ? Other extends object
          ? { readonly [Name in RequiredInBoth<One, Other>]: EitherField<One, Other, Name> } & {
              readonly [Name in Exclude<keyof One | keyof Other, RequiredInBoth<One, Other>>]?: EitherField<
                One,
                Other,
                Name
              >;
            }
          : One | Other
        : One | Other;

type EitherField<One, Other, Name> = Name extends keyof One & keyof Other
  ? Either<Exclude<One[Name], undefined>, Exclude<Other[Name], undefined>>
  : Name extends keyof One
    ? Exclude<One[Name], undefined>
    : Name extends keyof Other
      ? Exclude<Other[Name], undefined>
      : never;

type RequiredIn<Value> = {
  [Name in keyof Value]-?: Value extends Record<Name, Value[Name]> ? Name : never;
}[keyof Value];

type RequiredInBoth<One, Other> = Extract<RequiredIn<One>, RequiredIn<Other>>;
