import type { Expression } from "../syntax/ast.ts";

/** Splits a condition into those that all have to hold. */
export function conjuncts(where: Expression | undefined): Expression[] {
  if (!where) return [];
  if (where.kind !== "binary" || where.operator !== "AND") return [where];
  return [...conjuncts(where.left), ...conjuncts(where.right)];
}

/** Returns the expression of the IDs that a condition allows a variable: that of `id(n) = …` or `id(n) IN …`. */
export function soughtIds(condition: Expression, variable: string): Expression | undefined {
  if (condition.kind !== "binary") return undefined;
  const { operator, left, right } = condition;
  if (operator !== "=" && operator !== "IN") return undefined;
  if (isIdOf(left, variable)) return right;
  return operator === "=" && isIdOf(right, variable) ? left : undefined;
}

function isIdOf(expression: Expression, variable: string): boolean {
  if (expression.kind !== "call" || expression.name.toLowerCase() !== "id") return false;
  const [arg] = expression.args;
  return arg?.kind === "variable" && arg.name === variable;
}
