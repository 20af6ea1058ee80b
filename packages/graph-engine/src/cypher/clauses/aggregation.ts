import { itemAt } from "../../collections/item-at.ts";
import type { Evaluate } from "../context.ts";
import { invalid } from "../errors.ts";
import type { Compiler } from "../expressions/compiler.ts";
import { Scope } from "../expressions/scope.ts";
import { rewrite, textOf, visit } from "../expressions/walk.ts";
import { type Accumulator, aggregateNamed, distinct, isAggregate } from "../functions/aggregates.ts";
import type { Column, Expression } from "../syntax/ast.ts";
import { keyOfAll } from "../values/key.ts";
import type { Row, Value } from "../values/value.ts";
import { localVariables } from "./local-variables.ts";

type AggregateCall = Expression & { kind: "call" | "count all" };

/** Returns true when an expression gathers values of several rows. */
export function hasAggregate(expression: Expression): boolean {
  let isFound = false;
  visit(expression, (part) => {
    if (isAggregateCall(part)) isFound = true;
  });
  return isFound;
}

/** Groups rows by the columns without aggregates, and gathers what the others ask for. */
export class Aggregation {
  /** Variables of the rows that the groups make: none, for their values are in slots. */
  readonly scope = new Scope();
  readonly #compiler: Compiler;
  readonly #before: Scope;
  readonly #keys: { readonly expression: Expression; readonly slot: number; readonly evaluate: Evaluate }[];
  readonly #gathered: { readonly text: string; readonly slot: number; readonly take: Take }[] = [];

  constructor(compiler: Compiler, columns: readonly Column[], before: Scope) {
    this.#compiler = compiler;
    this.#before = before;
    this.#keys = columns
      .filter(({ value }) => !hasAggregate(value))
      .map(({ value }) => ({
        expression: value,
        slot: this.scope.reserve(),
        evaluate: compiler.compile(value, before),
      }));
  }

  /**
   * Returns the expression that computes the same of a group's row.
   *
   * @throws {QueryError} when it needs a value that is not the same for all rows of the group
   */
  ofGroup(expression: Expression): Expression {
    return this.#ofGroup(expression, localVariables(expression));
  }

  /** Begins with no groups. */
  groups(): Groups {
    return new Groups(
      this.#keys.map(({ evaluate }) => evaluate),
      this.#gathered.map(({ take }) => take),
    );
  }

  #ofGroup(expression: Expression, locals: ReadonlySet<string>): Expression {
    return rewrite(expression, (part) => {
      // Beside an aggregate, only what is simple can be taken for the column that it repeats.
      const isSimple = part === expression || part.kind === "variable" || part.kind === "property";
      const key = isSimple && this.#keys.find((candidate) => textOf(candidate.expression) === textOf(part));
      if (key) return { kind: "slot", at: part.at, slot: key.slot };
      if (isAggregateCall(part)) return { kind: "slot", at: part.at, slot: this.#gather(part) };
      if (part.kind !== "variable" || locals.has(part.name)) return undefined;
      this.#before.get(part.name, part.at);
      const remedy = "make it a column of its own";
      throw invalid(
        `${part.name} at position ${part.at} stands beside an aggregate but is no group; ${remedy}.`,
        part.at,
      );
    });
  }

  #gather(call: AggregateCall): number {
    const text = textOf(call);
    const known = this.#gathered.find((other) => other.text === text);
    if (known) return known.slot;
    const slot = this.scope.reserve();
    this.#gathered.push({ text, slot, take: compileAggregate(this.#compiler, call, this.#before) });
    return slot;
  }
}

/** Makes an accumulator, and gives it what it takes of a row. */
interface Take {
  make(): Accumulator;
  add(accumulator: Accumulator, row: Row): void;
}

/** Groups of rows. The slots of a group's row hold its keys, then what was gathered. */
export class Groups {
  readonly #keys: readonly Evaluate[];
  readonly #takes: readonly Take[];
  readonly #groups = new Map<
    string,
    { readonly keys: readonly Value[]; readonly accumulators: readonly Accumulator[] }
  >();

  constructor(keys: readonly Evaluate[], takes: readonly Take[]) {
    this.#keys = keys;
    this.#takes = takes;
    // Without keys there is one group, be it empty.
    if (keys.length === 0) this.#group([]);
  }

  get size(): number {
    return this.#groups.size;
  }

  add(row: Row): void {
    const { accumulators } = this.#group(this.#keys.map((evaluate) => evaluate(row)));
    for (const [position, take] of this.#takes.entries()) take.add(itemAt(accumulators, position), row);
  }

  *rows(): Generator<Value[]> {
    for (const { keys, accumulators } of this.#groups.values())
      yield [...keys, ...accumulators.map((accumulator) => accumulator.result())];
  }

  #group(keys: readonly Value[]) {
    const text = keyOfAll(keys);
    const known = this.#groups.get(text);
    if (known) return known;
    const group = { keys, accumulators: this.#takes.map(({ make }) => make()) };
    this.#groups.set(text, group);
    return group;
  }
}

function isAggregateCall(expression: Expression): expression is AggregateCall {
  return expression.kind === "count all" || (expression.kind === "call" && isAggregate(expression.name));
}

function compileAggregate(compiler: Compiler, call: AggregateCall, scope: Scope): Take {
  const { context } = compiler;
  const { name, args, isDistinct } = call.kind === "call" ? call : { name: "count", args: [], isDistinct: false };
  const definition = aggregateNamed(name);
  if (!definition) throw invalid(`there is no aggregate ${name}.`, call.at);
  if (call.kind === "count all") {
    return { make: () => definition.make(context), add: (accumulator) => accumulator.add(true, []) };
  }
  if (args.length !== definition.args)
    throw invalid(`the aggregate ${name} at position ${call.at} takes ${definition.args} arguments.`, call.at);
  for (const arg of args) {
    if (hasAggregate(arg))
      throw invalid(`an aggregate cannot be used inside of another, at position ${arg.at}.`, arg.at);
  }
  const evaluates = args.map((arg) => compiler.compile(arg, scope));
  const [first, more] = [itemAt(evaluates, 0), evaluates.slice(1)];
  return {
    make: () => (isDistinct ? distinct(definition.make(context), context) : definition.make(context)),
    add(accumulator, row) {
      const value = first(row);
      if (value !== null)
        accumulator.add(
          value,
          more.map((evaluate) => evaluate(row)),
        );
    },
  };
}
