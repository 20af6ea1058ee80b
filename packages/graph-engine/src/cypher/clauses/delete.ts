import type { Edge, Vertex } from "../../graph/index.ts";
import type { Context, Operator } from "../context.ts";
import { invalid, syntaxError } from "../errors.ts";
import type { Compiler } from "../expressions/compiler.ts";
import type { Scope } from "../expressions/scope.ts";
import type { Clause } from "../syntax/ast.ts";
import { Path } from "../values/path.ts";
import { isEdge, isElement, isVertex, typeName, type Value } from "../values/value.ts";
import type { CompiledClause } from "./compiled.ts";
import { holdRows } from "./hold-rows.ts";

/** Compiles DELETE: edges go first, and a vertex with edges only goes along with them. */
export function compileDelete(compiler: Compiler, clause: Clause & { kind: "delete" }, scope: Scope): CompiledClause {
  const { context } = compiler;
  const evaluates = clause.values.map((value) => {
    if (value.kind === "has labels") throw syntaxError("DELETE takes nodes and relationships, not labels,", value.at);
    compiler.requireKind(value, scope, ["node", "relationship", "path"], "what is deleted");
    return compiler.compile(value, scope);
  });
  const operator: Operator = function* (input) {
    const rows = yield* holdRows(input, context.budget);
    const elements: (Vertex | Edge)[] = [];
    for (const row of rows) for (const evaluate of evaluates) elements.push(...elementsIn(evaluate(row)));
    for (const isWanted of [isEdge, isVertex]) {
      for (const element of elements) {
        context.budget.step();
        if (context.budget.isPauseDue()) yield undefined;
        if (isWanted(element)) deleteElement(element, clause.isDetaching, context);
      }
    }
    context.budget.release(rows.length);
    yield* rows;
  };
  return { operator, scope };
}

function elementsIn(value: Value): (Vertex | Edge)[] {
  if (value === null) return [];
  if (value instanceof Path) return value.elements;
  if (isElement(value)) return [value];
  throw invalid(`DELETE takes nodes, relationships and paths, not ${typeName(value)}.`);
}

function deleteElement(element: Vertex | Edge, isDetaching: boolean, { data, properties, writer }: Context): void {
  const present = properties.find(element);
  if (!present) return;
  if (isEdge(present)) {
    writer.deleteEdge(present);
    return;
  }
  const [edge] = [...data.edgesFrom(present.id), ...data.edgesTo(present.id)];
  if (edge && !isDetaching) throw invalid(`the vertex ${present.id} still has edges; use DETACH DELETE.`);
  writer.deleteVertex(present);
}
