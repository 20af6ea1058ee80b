/** Argument of a command, in the place where it stands. */
export interface Argument {
  readonly summary: string;
  /** True for an argument that may be left out. Only the last one may be. */
  readonly optional?: boolean;
  /** True for the last argument, if it takes all words that remain, unknown flags included. */
  readonly rest?: boolean;
  /** Values that the shell completes: fixed ones, or the names of the project's graphs. */
  readonly choices?: readonly string[] | "graphs";
}

/** Option of a command. */
export interface Option {
  /** Kind of value: none, a text, a number, or texts from a flag that may be repeated. */
  readonly kind: "flag" | "text" | "number" | "list";
  /** Flag. Default: the name of the option in kebab-case. */
  readonly flag?: string;
  readonly summary: string;
  /** Placeholder of the value in `--help`. */
  readonly value?: string;
  readonly choices?: readonly string[] | "graphs";
  readonly required?: boolean;
}

export type Arguments = Readonly<Record<string, Argument>>;
export type Options = Readonly<Record<string, Option>>;

type ArgumentValue<A extends Argument> = A extends { rest: true }
  ? readonly string[]
  :
      | (A extends { choices: readonly (infer Choice)[] } ? Choice : string)
      | (A extends { optional: true } ? undefined : never);
type OptionValue<O extends Option> = O["kind"] extends "flag"
  ? boolean
  : O["kind"] extends "list"
    ? readonly string[]
    : SingleValue<O> | (O extends { required: true } ? never : undefined);
type SingleValue<O extends Option> = O["kind"] extends "number"
  ? number
  : O extends { choices: readonly (infer Choice)[] }
    ? Choice
    : string;

/** Values of a command's arguments and options, by their names. */
export type Input<A extends Arguments, O extends Options> = {
  readonly [Name in keyof A]: ArgumentValue<A[Name]>;
} & { readonly [Name in keyof O]: OptionValue<O[Name]> };

/** Values by the names of options and arguments, as they were parsed. */
export type Values = Readonly<Record<string, unknown>>;

/** Checks that values are those of arguments. */
export function fitArguments<const A extends Arguments>(
  given: A,
  values: Values,
): values is Input<A, Readonly<Record<never, never>>> {
  return Object.entries(given).every(([name, { rest, optional, choices }]) => {
    const value = values[name];
    if (rest) return Array.isArray(value);
    if (value === undefined) return optional === true;
    return typeof value === "string" && (typeof choices !== "object" || choices.includes(value));
  });
}

/** Checks that values are those of options. */
export function fitOptions<const O extends Options>(
  options: O,
  values: Values,
): values is Input<Readonly<Record<never, never>>, O> {
  return Object.entries(options).every(([name, option]) => isValueOf(option, values[name]));
}

function isValueOf({ kind, required, choices }: Option, value: unknown): boolean {
  if (kind === "flag") return typeof value === "boolean";
  if (kind === "list") return Array.isArray(value);
  if (value === undefined) return !required;
  if (kind === "number") return typeof value === "number";
  return typeof value === "string" && (typeof choices !== "object" || choices.includes(value));
}
