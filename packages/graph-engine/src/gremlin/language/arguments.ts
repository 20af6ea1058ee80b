import { isNumber } from "../../values/index.ts";
import { excerpt, failed, notEmulated } from "../syntax/errors.ts";
import type { Argument, Call, Literal } from "../syntax/syntax.ts";
import { GremlinMap } from "../values/gremlin-map.ts";

/** Names a call in messages. */
export function nameOf({ name, position }: Call): string {
  return `${excerpt(name)}() at position ${position}`;
}

/** Error for a form of a call that the emulator does not have. */
export function formNotEmulated({ name, position }: Call) {
  return notEmulated(`this form of step ${excerpt(name)}()`, position);
}

/** Refuses any number of arguments but the ones that a call can have. */
export function checkCount(call: Call, least: number, most = least): void {
  const count = call.arguments.length;
  if (count < least || count > most) throw formNotEmulated(call);
}

/** Returns the only argument of a call. */
export function onlyArgument(call: Call): Argument {
  const [argument, ...rest] = call.arguments;
  if (!argument || rest.length > 0) throw formNotEmulated(call);
  return argument;
}

/** Returns the only argument of a call, a traversal. */
export function onlyTraversal(call: Call): readonly Call[] {
  return traversal(call, onlyArgument(call));
}

/** Returns the arguments of a call, one or more traversals. */
export function traversals(call: Call): readonly (readonly Call[])[] {
  if (call.arguments.length === 0) throw formNotEmulated(call);
  return call.arguments.map((argument) => traversal(call, argument));
}

export function traversal(call: Call, argument: Argument | undefined): readonly Call[] {
  if (argument?.kind !== "traversal") throw formNotEmulated(call);
  return argument.calls;
}

/** Returns the arguments of a call, which have to be texts. */
export function texts(call: Call): readonly string[] {
  return call.arguments.map((argument) => text(call, argument));
}

export function text(call: Call, argument: Argument | undefined): string {
  const value = argument && literal(call, argument);
  if (typeof value !== "string") throw failed(`${nameOf(call)} takes a text.`);
  return value;
}

/** Returns a whole number that is not negative. */
export function count(call: Call, argument: Argument | undefined): number {
  const value = argument && literal(call, argument);
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) {
    throw failed(`${nameOf(call)} takes a whole number from 0.`);
  }
  return value;
}

export function literal(call: Call, argument: Argument): Literal {
  if (argument.kind !== "literal") throw formNotEmulated(call);
  return argument.value;
}

/** Returns the value of an argument that is a literal, or a list or map of such. */
export function plainValue(call: Call, argument: Argument): unknown {
  if (argument.kind === "list") return argument.items.map((item) => plainValue(call, item));
  if (argument.kind === "constant") return argument.name;
  if (argument.kind !== "map") return literal(call, argument);
  return new GremlinMap(
    argument.entries.map(([key, value]) => [plainValue(call, key), plainValue(call, value)] as const),
  );
}

/** Returns the plain values of a call, those in lists too. */
function literals(call: Call): readonly Literal[] {
  return call.arguments.flatMap((argument) =>
    argument.kind === "list" ? argument.items.map((item) => literal(call, item)) : [literal(call, argument)],
  );
}

/** Returns the IDs that a call takes; they may be written as numbers. */
export function ids(call: Call): readonly string[] {
  return literals(call).map((value) => idText(call, value));
}

export function idText(call: Call, value: Literal): string {
  if ((typeof value !== "string" && !isNumber(value)) || value === "") {
    throw failed(`${nameOf(call)} takes IDs, which are texts.`);
  }
  return String(value);
}

/** Returns whether an argument is a constant of an enumeration, with one of some names. */
export function isConstant(argument: Argument | undefined, type: string, names?: readonly string[]): boolean {
  if (argument?.kind !== "constant") return false;
  return (argument.type ?? type) === type && (!names || names.includes(argument.name));
}

/** Takes the scope off the arguments of a call that may begin with it. */
export function scoped(call: Call): { readonly isLocal: boolean; readonly rest: Call } {
  const [first, ...others] = call.arguments;
  if (!isConstant(first, "Scope", ["local", "global"])) return { isLocal: false, rest: call };
  return { isLocal: first?.kind === "constant" && first.name === "local", rest: { ...call, arguments: others } };
}
