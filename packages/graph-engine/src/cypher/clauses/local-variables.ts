import { visit } from "../expressions/walk.ts";
import type { Expression } from "../syntax/ast.ts";

/** Returns the names that loops and patterns inside of an expression define for themselves. */
export function localVariables(expression: Expression): Set<string> {
  const names = new Set<string>();
  visit(expression, (part) => {
    if (part.kind === "list comprehension" || part.kind === "quantifier" || part.kind === "reduce")
      names.add(part.variable);
    if (part.kind === "reduce") names.add(part.accumulator);
    if (part.kind !== "pattern comprehension") return;
    for (const { variable } of [...part.pattern.nodes, ...part.pattern.relationships])
      if (variable) names.add(variable);
  });
  return names;
}
