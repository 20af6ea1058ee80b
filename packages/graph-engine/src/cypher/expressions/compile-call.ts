import type { Evaluate } from "../context.ts";
import { invalid, notEmulated, syntaxError } from "../errors.ts";
import { isAggregate } from "../functions/aggregates.ts";
import type { FunctionDefinition } from "../functions/definition.ts";
import { functionNamed } from "../functions/functions.ts";
import { isKnownFunction } from "../functions/known-functions.ts";
import type { Expression } from "../syntax/ast.ts";
import { kindNames, kindOf } from "../values/kind.ts";
import { typeName, type Value } from "../values/value.ts";
import type { Compiler } from "./compiler.ts";
import type { Scope } from "./scope.ts";

type Call = Expression & { kind: "call" };

/**
 * Compiles the call of a function.
 *
 * @throws {QueryError} when there is no such function, or it takes other arguments
 */
export function compileCall(compiler: Compiler, call: Call, scope: Scope): Evaluate {
  const { name, args, isDistinct, at } = call;
  if (isAggregate(name)) throw invalid(`the aggregate ${name} cannot be used at position ${at}.`, at);
  const definition = functionNamed(name);
  if (!definition) {
    if (name.toLowerCase() === "exists") return compileExists(compiler, call, scope);
    if (isKnownFunction(name)) throw notEmulated(`the function ${name}`, at);
    throw invalid(`there is no function ${name.slice(0, 60)}, which is called at position ${at}.`, at);
  }
  if (isDistinct) throw syntaxError(`DISTINCT is for aggregates, and ${name} is none,`, at);
  definition.check?.(at, compiler.context.isDocumentedOnly);
  checkArguments(compiler, call, definition, scope);
  const evaluates = args.map((arg) => compiler.compile(arg, scope));
  const { context } = compiler;
  return (row) => {
    const values = evaluates.map((evaluate) => evaluate(row));
    if (!definition.takesNull && values.includes(null)) return null;
    for (const [position, value] of values.entries()) checkKind(call, definition, position, value);
    return definition.call(values, context);
  };
}

function checkArguments(
  compiler: Compiler,
  { name, args, at }: Call,
  definition: FunctionDefinition,
  scope: Scope,
): void {
  const { takes, optional = 0, isVariadic } = definition;
  const isFitting = args.length >= takes.length - optional && (isVariadic || args.length <= takes.length);
  if (!isFitting) {
    const wanted = optional > 0 ? `${takes.length - optional} to ${takes.length}` : `${takes.length}`;
    throw syntaxError(`the function ${name} takes ${wanted} arguments, not ${args.length},`, at);
  }
  for (const [position, arg] of args.entries()) {
    const kinds = takes[position] ?? "any";
    if (kinds !== "any") compiler.requireKind(arg, scope, kinds, `the argument of ${name}`);
  }
}

function checkKind({ name, at }: Call, { takes }: FunctionDefinition, position: number, value: Value): void {
  const kinds = takes[position] ?? "any";
  if (kinds === "any") return;
  const kind = kindOf(value);
  if (kind === undefined || kinds.includes(kind)) return;
  throw invalid(`${name} at position ${at} takes ${kindNames(kinds)}, not ${typeName(value)}.`, at);
}

/** `exists(n.name)` */
function compileExists(compiler: Compiler, { args: [arg], at }: Call, scope: Scope): Evaluate {
  if (arg?.kind !== "property" && arg?.kind !== "index") throw syntaxError("exists takes a property or a pattern", at);
  const evaluate = compiler.compile(arg, scope);
  return (row) => evaluate(row) !== null;
}
