import type { Evaluate } from "../context.ts";
import { invalid } from "../errors.ts";
import type { Expression, Quantifier } from "../syntax/ast.ts";
import { sizeOf } from "../values/size.ts";
import { isList, type Row, typeName, type Value } from "../values/value.ts";
import type { Compiler } from "./compiler.ts";
import type { Scope } from "./scope.ts";
import { staticKind } from "./static-kind.ts";

type Of<Kind extends Expression["kind"]> = Expression & { kind: Kind };

/** Compiles `[x IN list WHERE … | …]`. */
export function compileComprehension(compiler: Compiler, expression: Of<"list comprehension">, scope: Scope): Evaluate {
  const { inner, slot, items } = loop(compiler, expression, scope);
  const meets = expression.where && compiler.condition(expression.where, inner);
  const evaluate = expression.value && compiler.compile(expression.value, inner);
  const { budget } = compiler.context;
  return (row) => {
    const list = items(row);
    if (!list) return null;
    const frame = [...row];
    const values: Value[] = [];
    for (const item of list) {
      budget.step();
      frame[slot] = item;
      if (!meets || meets(frame) === true) values.push(evaluate ? evaluate(frame) : item);
    }
    budget.bytes(sizeOf(values));
    return values;
  };
}

/** Compiles `all(x IN list WHERE …)` and its kin. */
export function compileQuantifier(compiler: Compiler, expression: Of<"quantifier">, scope: Scope): Evaluate {
  const { inner, slot, items } = loop(compiler, expression, scope);
  const meets = compiler.condition(expression.where, inner);
  const judge = JUDGES[expression.quantifier];
  const { budget } = compiler.context;
  return (row) => {
    const list = items(row);
    if (!list) return null;
    const frame = [...row];
    const counts = { yes: 0, no: 0, unknown: 0 };
    for (const item of list) {
      budget.step();
      frame[slot] = item;
      const truth = meets(frame);
      counts[truth === null ? "unknown" : truth ? "yes" : "no"] += 1;
    }
    return judge(counts);
  };
}

/** Compiles `reduce(sum = 0, x IN list | sum + x)`. */
export function compileReduce(compiler: Compiler, expression: Of<"reduce">, scope: Scope): Evaluate {
  const { inner, slot, items } = loop(compiler, expression, scope);
  const total = inner.declare(expression.accumulator, "any");
  const initial = compiler.compile(expression.initial, scope);
  const evaluate = compiler.compile(expression.value, inner);
  const { budget } = compiler.context;
  return (row) => {
    const list = items(row);
    if (!list) return null;
    const frame = [...row];
    frame[total] = initial(row);
    for (const item of list) {
      budget.step();
      frame[slot] = item;
      frame[total] = evaluate(frame);
    }
    return frame[total] ?? null;
  };
}

interface Counts {
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
}

const JUDGES: Readonly<Record<Quantifier, (counts: Counts) => boolean | null>> = {
  all: ({ no, unknown }) => (no > 0 ? false : unknown > 0 ? null : true),
  any: ({ yes, unknown }) => (yes > 0 ? true : unknown > 0 ? null : false),
  none: ({ yes, unknown }) => (yes > 0 ? false : unknown > 0 ? null : true),
  single: ({ yes, unknown }) => (yes > 1 ? false : unknown > 0 ? null : yes === 1),
};

/** The variable of a loop, and the list that it goes through. */
function loop(
  compiler: Compiler,
  { variable, list, at }: Of<"list comprehension" | "quantifier" | "reduce">,
  scope: Scope,
) {
  compiler.requireKind(list, scope, ["list"], "the list");
  const evaluate = compiler.compile(list, scope);
  const inner = scope.inner();
  const slot = inner.declare(variable, itemKind(list, scope));
  const items = (row: Row): readonly Value[] | undefined => {
    const value = evaluate(row);
    if (value === null || isList(value)) return value ?? undefined;
    throw invalid(`the list at position ${at} is ${typeName(value)}.`, at);
  };
  return { inner, slot, items };
}

function itemKind(list: Expression, scope: Scope) {
  if (list.kind !== "list") return "any" as const;
  const kinds = new Set(list.items.map((item) => staticKind(item, scope)));
  const [kind = "any"] = kinds;
  return kinds.size === 1 ? kind : "any";
}
