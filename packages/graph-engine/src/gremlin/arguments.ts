import { excerpt, failed, notEmulated } from "./failures.ts";
import type { Argument, Call, Literal } from "./parser.ts";

/** How messages name a call. */
export function nameOf({ name, position }: Call): string {
  return `${excerpt(name)}() at position ${position}`;
}

/** A call that is written in a form that the emulator does not have. */
export function formNotEmulated({ name, position }: Call) {
  return notEmulated(`this form of step ${excerpt(name)}()`, position);
}

/** Refuses any number of arguments but the ones that a call can have. */
export function checkCount(call: Call, least: number, most = least): void {
  const count = call.arguments.length;
  if (count < least || count > most) throw formNotEmulated(call);
}

/** The only argument of a call, a traversal. */
export function onlyTraversal(call: Call): readonly Call[] {
  checkCount(call, 1);
  return traversal(call, call.arguments[0] as Argument);
}

/** The arguments of a call, one or more traversals. */
export function traversals(call: Call): readonly (readonly Call[])[] {
  if (call.arguments.length === 0) throw formNotEmulated(call);
  return call.arguments.map((argument) => traversal(call, argument));
}

function traversal(call: Call, argument: Argument): readonly Call[] {
  if (argument.kind !== "traversal") throw formNotEmulated(call);
  return argument.calls;
}

/** The arguments of a call, which have to be texts. */
export function texts(call: Call): readonly string[] {
  return call.arguments.map((argument) => text(call, argument));
}

export function text(call: Call, argument: Argument | undefined): string {
  const value = argument && literal(call, argument);
  if (typeof value !== "string") throw failed(`${nameOf(call)} takes a text.`);
  return value;
}

/** A whole number that is not negative. */
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

/** The plain values of a call, those in lists too. */
function literals(call: Call): readonly Literal[] {
  return call.arguments.flatMap((argument) =>
    argument.kind === "list" ? argument.items.map((item) => literal(call, item)) : [literal(call, argument)],
  );
}

/** IDs may be written as numbers. */
export function ids(call: Call): readonly string[] {
  return literals(call).map((value) => idText(call, value));
}

export function idText(call: Call, value: Literal): string {
  if ((typeof value !== "string" && typeof value !== "number") || value === "") {
    throw failed(`${nameOf(call)} takes IDs, which are texts.`);
  }
  return String(value);
}
