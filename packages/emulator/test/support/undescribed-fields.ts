/** Paths of the fields in the outputs of handlers that their description does not have; `never` when there is none. */
export type UndescribedFields<Actual, Described> = {
  [Operation in keyof Actual & keyof Described & string]: Undescribed<
    OutputOf<Actual[Operation]>,
    OutputOf<Described[Operation]>,
    Operation
  >;
}[keyof Actual & keyof Described & string];

type OutputOf<Handler> = Handler extends (...call: never[]) => infer Output ? Awaited<Output> : never;

type Undescribed<Actual, Described, Path extends string> = Actual extends Primitive
  ? never
  : Actual extends readonly (infer Item)[]
    ? Undescribed<Item, ItemOf<Described>, `${Path}[]`>
    : Actual extends object
      ? string extends KeyOf<Described>
        ? never
        : {
            [Name in keyof Actual & string]: Name extends KeyOf<Described>
              ? Undescribed<Exclude<Actual[Name], undefined>, FieldOf<Described, Name>, `${Path}.${Name}`>
              : `${Path}.${Name}`;
          }[keyof Actual & string]
      : never;

type Primitive = string | number | boolean | null | undefined;
type KeyOf<Described> = Described extends object ? keyof Described : never;
type ItemOf<Described> = Described extends readonly (infer Item)[] ? Item : never;
type FieldOf<Described, Name> = Described extends object
  ? Name extends keyof Described
    ? Exclude<Described[Name], undefined>
    : never
  : never;
