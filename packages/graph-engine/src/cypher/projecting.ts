import type { Context, Row } from "./context.ts";
import { evaluate, holds } from "./expressions.ts";
import { failed } from "./failures.ts";
import { isAggregate } from "./parser.ts";
import type { Aggregate, Column, Expression, Projection } from "./syntax.ts";
import { keyOf, sorted } from "./values.ts";

/** What RETURN or WITH makes of the rows. */
export async function project(projection: Projection, rows: readonly Row[], context: Context): Promise<Row[]> {
  const { columns, isDistinct, order, skip, limit, where } = projection;
  const isGrouping = columns.some(({ value }) => isAggregate(value));
  let made = isGrouping ? await grouped(columns, rows, context) : await each(columns, rows, context);
  if (isDistinct) made = [...new Map(made.map((pair) => [keyOf([...pair.after.values()]), pair])).values()];
  if (order.length > 0) {
    const keyed = made.map(({ before, after }) => {
      const row = new Map([...before, ...after]);
      return { after, keys: order.map(({ by }) => evaluate(by, row, context)) };
    });
    made = keyed
      .sort((a, b) => {
        for (const [position, { isDescending }] of order.entries()) {
          const difference = sorted(a.keys[position], b.keys[position]);
          if (difference !== 0) return isDescending ? -difference : difference;
        }
        return 0;
      })
      .map(({ after }) => ({ before: after, after }));
  }
  const first = skip ? countOf(skip, "SKIP", context) : 0;
  const end = limit ? first + countOf(limit, "LIMIT", context) : made.length;
  return made
    .slice(first, end)
    .map(({ after }) => after)
    .filter((row) => holds(where, row, context));
}

interface Projected {
  /** The row that can be sorted by as well; none is left of a group. */
  readonly before: Row;
  readonly after: Row;
}

async function each(columns: readonly Column[], rows: readonly Row[], context: Context): Promise<Projected[]> {
  const projected: Projected[] = [];
  for (const before of rows) {
    const after = columns.map(({ name, value }) => [name, evaluate(value as Expression, before, context)] as const);
    projected.push({ before, after: new Map(after) });
    const pause = context.work();
    if (pause) await pause;
  }
  return projected;
}

async function grouped(columns: readonly Column[], rows: readonly Row[], context: Context): Promise<Projected[]> {
  const groups = new Map<string, { keys: Map<string, unknown>; members: Row[] }>();
  const keyColumns = columns.filter(({ value }) => !isAggregate(value));
  for (const row of rows) {
    const keys = new Map(
      keyColumns.map(({ name, value }) => [name, evaluate(value as Expression, row, context)] as const),
    );
    const key = keyOf([...keys.values()]);
    const group = groups.get(key) ?? { keys, members: [] };
    groups.set(key, group);
    group.members.push(row);
    const pause = context.work();
    if (pause) await pause;
  }
  // Without keys there is one group, be it empty.
  if (keyColumns.length === 0 && groups.size === 0) groups.set("", { keys: new Map(), members: [] });
  return [...groups.values()].map(({ keys, members }) => {
    const after = columns.map(
      ({ name, value }) => [name, isAggregate(value) ? aggregated(value, members, context) : keys.get(name)] as const,
    );
    return { before: new Map(), after: new Map(after) };
  });
}

function aggregated({ name, isDistinct, argument }: Aggregate, rows: readonly Row[], context: Context): unknown {
  if (!argument) return rows.length;
  let values = rows.map((row) => evaluate(argument, row, context)).filter((value) => value !== null);
  if (isDistinct) values = [...new Map(values.map((value) => [keyOf(value), value])).values()];
  if (name === "count") return values.length;
  if (name === "collect") return context.limited(values);
  if (name === "min" || name === "max") {
    const sign = name === "min" ? 1 : -1;
    return values.reduce<unknown>(
      (best, value) => (best === null || sign * sorted(value, best) < 0 ? value : best),
      null,
    );
  }
  const sum = values.reduce<number>((total, value) => {
    if (typeof value !== "number") throw failed(`${name} takes numbers.`);
    return total + value;
  }, 0);
  if (name === "sum") return sum;
  return values.length === 0 ? null : sum / values.length;
}

function countOf(expression: Expression, name: string, context: Context): number {
  const count = evaluate(expression, new Map(), context);
  if (typeof count === "number" && Number.isSafeInteger(count) && count >= 0) return count;
  throw failed(`${name} takes a whole number of at least 0.`);
}
