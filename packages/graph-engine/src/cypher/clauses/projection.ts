import { itemAt } from "../../collections/item-at.ts";
import { sortPausable } from "../../scheduling/index.ts";
import { isInteger, toNumber } from "../../values/index.ts";
import type { Context, Evaluate, Operator, RowStream } from "../context.ts";
import { invalid, syntaxError } from "../errors.ts";
import type { Compiler } from "../expressions/compiler.ts";
import { Scope } from "../expressions/scope.ts";
import { staticKind } from "../expressions/static-kind.ts";
import { rewrite, textOf, variablesIn } from "../expressions/walk.ts";
import type { Column, Expression, Projection } from "../syntax/ast.ts";
import { keyOfAll } from "../values/key.ts";
import type { StaticKind } from "../values/kind.ts";
import { order } from "../values/order.ts";
import type { Row, Value } from "../values/value.ts";
import { Aggregation, hasAggregate } from "./aggregation.ts";
import type { CompiledClause } from "./compiled.ts";

/** Columns that a query leads to, with the slots of their values. */
export interface CompiledProjection extends CompiledClause {
  readonly columns: readonly string[];
}

/**
 * Compiles WITH and RETURN. Rows pass through one after the other where nothing has to be grouped or ordered, so that
 * LIMIT ends the clauses before it.
 */
export function compileProjection(compiler: Compiler, projection: Projection, before: Scope): CompiledProjection {
  const columns = allColumns(projection, before);
  const shape = columns.some(({ value }) => hasAggregate(value))
    ? groupedShape(compiler, columns, projection, before)
    : plainShape(compiler, columns, projection, before);
  const scope = new Scope();
  for (const [position, { name }] of columns.entries()) scope.declare(name, shape.kinds[position] ?? "any");
  const { context } = compiler;
  const [skip, limit] = (["SKIP", "LIMIT"] as const).map((word) => {
    const expression = word === "SKIP" ? projection.skip : projection.limit;
    return expression && compileCount(compiler, expression, word);
  });
  const meets = projection.where && shape.compileLater(projection.where, "condition");
  const keys = projection.order.map(({ by }) => shape.compileLater(by, "value"));
  const operator: Operator = function* (input) {
    let rows: RowStream = shape.operator(input);
    if (projection.isDistinct) rows = distinctRows(rows, shape.slots, context);
    const [from, count] = [skip?.() ?? 0, limit?.()];
    if (keys.length > 0) rows = orderedRows(rows, projection.order, keys, count && from + count, context);
    if (from > 0 || count !== undefined) rows = slicedRows(rows, from, count ?? Number.POSITIVE_INFINITY);
    for (const row of rows) {
      if (!row) yield undefined;
      else if (!meets || meets(row) === true) yield shape.slots.map((slot) => row[slot] ?? null);
    }
  };
  return { operator, scope, columns: columns.map(({ name }) => name) };
}

/** Makes rows that hold the columns, and all else that ORDER BY and WHERE can use. */
interface Shape {
  readonly operator: Operator;
  readonly kinds: readonly StaticKind[];
  /** Positions of the columns in those rows. */
  readonly slots: readonly number[];
  compileLater(expression: Expression, as: "condition" | "value"): Evaluate;
}

function allColumns({ kind, isAll, columns, at }: Projection, before: Scope): Column[] {
  if (kind === "return" && isAll && columns.length === 0 && before.names.length === 0)
    throw syntaxError("there is no variable that * could stand for", at);
  const taken = isAll
    ? before.names.sort().map((name) => ({ name, value: { kind: "variable" as const, at, name } }))
    : [];
  const all = [...taken, ...columns];
  const names = all.map(({ name }) => name);
  const twice = names.find((name, position) => names.indexOf(name) !== position);
  if (twice !== undefined) throw syntaxError(`there are two columns with the name ${twice}`, at);
  return all;
}

function plainShape(compiler: Compiler, columns: readonly Column[], projection: Projection, before: Scope): Shape {
  const evaluates = columns.map(({ value }) => compiler.compile(value, before));
  const kinds = columns.map(({ value }) => staticKind(value, before));
  // Behind DISTINCT, nothing is left but the columns.
  const later = projection.isDistinct ? new Scope() : before.inner();
  const slots = columns.map(({ name }, position) => later.declare(name, kinds[position] ?? "any"));
  const outputs = evaluates.map((evaluate, position) => ({ slot: itemAt(slots, position), evaluate }));
  const { budget } = compiler.context;
  return {
    kinds,
    slots,
    *operator(input) {
      for (const row of input) {
        budget.step();
        if (!row || budget.isPauseDue()) yield undefined;
        if (!row) continue;
        const made: Value[] = projection.isDistinct ? [] : [...row];
        for (const { slot, evaluate } of outputs) made[slot] = evaluate(row);
        yield made;
      }
    },
    compileLater(expression, as) {
      if (hasAggregate(expression)) throw aggregateBehind(expression);
      const resolved = ofColumns(expression, columns, slots, before);
      return as === "condition" ? compiler.condition(resolved, later) : compiler.compile(resolved, later);
    },
  };
}

function groupedShape(compiler: Compiler, columns: readonly Column[], projection: Projection, before: Scope): Shape {
  const aggregation = new Aggregation(compiler, columns, before);
  const later = aggregation.scope.inner();
  const values = columns.map(({ value }) => aggregation.ofGroup(value));
  const orders = projection.order.map(({ by }) => by);
  // What ORDER BY gathers has to be known before the first row comes.
  const gathered = new Map<Expression, Expression>();
  for (const expression of [...orders, ...(projection.where ? [projection.where] : [])]) {
    const names = new Set(columns.map(({ name }) => name));
    const usesColumns = [...variablesIn(expression)].every((name) => names.has(name));
    if (!usesColumns || hasAggregate(expression))
      gathered.set(expression, aggregation.ofGroup(expandAliases(expression, columns)));
  }
  const slots = columns.map(({ name, value }) => later.declare(name, staticKind(value, before)));
  const outputs = values.map((value, position) => ({
    slot: itemAt(slots, position),
    evaluate: compiler.compile(value, later),
  }));
  const { budget } = compiler.context;
  return {
    kinds: columns.map(({ value }) => staticKind(value, before)),
    slots,
    *operator(input) {
      const groups = aggregation.groups();
      for (const row of input) {
        budget.step();
        if (!row || budget.isPauseDue()) yield undefined;
        if (!row) continue;
        const count = groups.size;
        groups.add(row);
        if (groups.size > count) budget.hold();
      }
      for (const row of groups.rows()) {
        budget.step();
        if (budget.isPauseDue()) yield undefined;
        for (const { slot, evaluate } of outputs) row[slot] = evaluate(row);
        yield row;
      }
    },
    compileLater(expression, as) {
      const resolved = gathered.get(expression) ?? ofColumns(expression, columns, slots, before);
      return as === "condition" ? compiler.condition(resolved, later) : compiler.compile(resolved, later);
    },
  };
}

/** An expression behind a projection: where it repeats a column, the column stands for it. */
function ofColumns(
  expression: Expression,
  columns: readonly Column[],
  slots: readonly number[],
  before: Scope,
): Expression {
  const texts = columns.map(({ value }) => textOf(value));
  return rewrite(expression, (part) => {
    if (part.kind === "variable" && columns.some(({ name }) => name === part.name)) return part;
    const position = texts.indexOf(textOf(part));
    if (position === -1 || part.kind === "literal") return undefined;
    if (part.kind === "variable" && !before.find(part.name)) return undefined;
    return { kind: "slot", at: part.at, slot: itemAt(slots, position) };
  });
}

/** Names of columns stand for what they were computed of, so that groups can be told. */
function expandAliases(expression: Expression, columns: readonly Column[]): Expression {
  return rewrite(expression, (part) => {
    if (part.kind !== "variable") return undefined;
    return columns.find(({ name }) => name === part.name)?.value;
  });
}

function aggregateBehind({ at }: Expression) {
  return invalid(`an aggregate at position ${at} needs one among the columns, too.`, at);
}

function* distinctRows(rows: RowStream, slots: readonly number[], { budget }: Context): RowStream {
  const seen = new Set<string>();
  for (const row of rows) {
    if (!row) {
      yield undefined;
      continue;
    }
    const key = keyOfAll(slots.map((slot) => row[slot] ?? null));
    if (seen.has(key)) continue;
    budget.hold();
    budget.bytes(key.length);
    seen.add(key);
    yield row;
  }
}

interface Keyed {
  readonly row: Row;
  readonly keys: readonly Value[];
}

/** Sorts rows. Where only the first ones are wanted, it never holds many more than those. */
function* orderedRows(
  rows: RowStream,
  directions: Projection["order"],
  keys: readonly Evaluate[],
  most: number | undefined,
  { budget }: Context,
): RowStream {
  const compare = (a: Keyed, b: Keyed): number => {
    for (const [position, { isDescending }] of directions.entries()) {
      const difference = order(a.keys[position] ?? null, b.keys[position] ?? null);
      if (difference !== 0) return isDescending ? -difference : difference;
    }
    return 0;
  };
  const atMost = most === undefined ? Number.POSITIVE_INFINITY : Math.max(1000, 2 * most);
  let held: Keyed[] = [];
  for (const row of rows) {
    if (!row) {
      yield undefined;
      continue;
    }
    budget.hold();
    held.push({ row, keys: keys.map((evaluate) => evaluate(row)) });
    if (held.length <= atMost) continue;
    const sorted = yield* sortPausable(held, compare, budget);
    held = sorted.slice(0, most);
    budget.release(sorted.length - held.length);
  }
  for (const { row } of yield* sortPausable(held, compare, budget)) {
    budget.release();
    yield row;
  }
}

function* slicedRows(rows: RowStream, skip: number, limit: number): RowStream {
  let position = 0;
  // One row is asked for even where none is wanted, for the clauses before may write.
  for (const row of rows) {
    if (!row) {
      yield undefined;
      continue;
    }
    position += 1;
    if (position > skip && position <= skip + limit) yield row;
    if (position >= skip + limit) return;
  }
}

function compileCount(compiler: Compiler, expression: Expression, word: "SKIP" | "LIMIT"): () => number {
  const { at } = expression;
  if (variablesIn(expression).size > 0)
    throw syntaxError(`${word} takes no variables, as it is the same for all rows,`, at);
  const evaluate = compiler.compile(expression, new Scope());
  const count = (): number => {
    const value = evaluate([]);
    if (isInteger(value) && toNumber(value) >= 0) return toNumber(value);
    throw syntaxError(`${word} takes an integer of at least 0`, at);
  };
  // What does not depend on a parameter is known to be wrong before there is a row.
  if (expression.kind !== "call") count();
  return count;
}
