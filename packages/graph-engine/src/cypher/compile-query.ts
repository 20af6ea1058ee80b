import { compileCallClause } from "./clauses/call.ts";
import { compileSetting } from "./clauses/change.ts";
import type { CompiledClause } from "./clauses/compiled.ts";
import { compileCreate } from "./clauses/create.ts";
import { compileDelete } from "./clauses/delete.ts";
import { compileForeach } from "./clauses/foreach.ts";
import { compileMatch } from "./clauses/match.ts";
import { compileMerge } from "./clauses/merge.ts";
import { compileProjection } from "./clauses/projection.ts";
import { compileUnwind } from "./clauses/unwind.ts";
import type { Context, Operator, RowStream } from "./context.ts";
import { syntaxError, unsupported } from "./errors.ts";
import { ExpressionCompiler } from "./expressions/expression-compiler.ts";
import { Scope } from "./expressions/scope.ts";
import { compilePatterns } from "./patterns/pattern-compiler.ts";
import type { Clause, Query } from "./syntax/ast.ts";
import { keyOfAll } from "./values/key.ts";
import type { Row } from "./values/value.ts";

/** Query that can be carried out. Its rows hold the columns in their order. */
export interface CompiledQuery {
  readonly columns: readonly string[];
  run(): RowStream;
}

/**
 * Compiles a query for a graph.
 *
 * @throws {QueryError} when a part of it does not fit the others
 */
export function compileQuery(query: Query, context: Context): CompiledQuery {
  const compiler: ExpressionCompiler = new ExpressionCompiler(context, {
    matches: (pattern, scope, where) => compilePatterns(compiler, [pattern], where, scope),
    hasRows(inner, scope) {
      const parts = [inner.clauses, ...inner.unions.map(({ clauses }) => clauses)];
      const operators = parts.map((clauses) => chain(clauses, compiler, scope.inner()).operator);
      return (row) => operators.some((operator) => hasRow(operator([row])));
    },
  });
  const first = chain(query.clauses, compiler, new Scope());
  const [union] = query.unions;
  if (!union) return { columns: first.columns, run: () => first.operator([[]]) };
  if (context.isDocumentedOnly) throw unsupported("UNION", union.at);
  const others = query.unions.map(({ clauses, at }) => {
    const other = chain(clauses, compiler, new Scope());
    if (other.columns.join("\n") !== first.columns.join("\n"))
      throw syntaxError(`the columns of a UNION have to be the same, and are ${other.columns} behind it,`, at);
    return other;
  });
  const all = function* (): RowStream {
    for (const { operator } of [first, ...others]) yield* operator([[]]);
  };
  return { columns: first.columns, run: union.isAll ? all : () => distinct(all(), context) };
}

function chain(clauses: readonly Clause[], compiler: ExpressionCompiler, start: Scope) {
  let scope = start;
  let columns: readonly string[] = [];
  const operators: Operator[] = [];
  const isStandalone = clauses.length === 1;
  for (const clause of clauses) {
    const compiled = compileClause(clause, compiler, scope, isStandalone);
    scope = compiled.scope;
    operators.push(compiled.operator);
    if ("columns" in compiled && (clause.kind === "return" || (clause.kind === "call" && isStandalone)))
      columns = compiled.columns as readonly string[];
  }
  const operator: Operator = (input) =>
    operators.reduce<Iterable<Row | undefined>>((rows, next) => next(rows), input) as RowStream;
  return { operator, columns };
}

function compileClause(
  clause: Clause,
  compiler: ExpressionCompiler,
  scope: Scope,
  isStandalone: boolean,
): CompiledClause {
  switch (clause.kind) {
    case "match":
      return compileMatch(compiler, clause, scope);
    case "unwind":
      return compileUnwind(compiler, clause, scope);
    case "create":
      return compileCreate(compiler, clause, scope);
    case "merge":
      return compileMerge(compiler, clause, scope);
    case "change":
      return compileSetting(compiler, clause, scope);
    case "delete":
      return compileDelete(compiler, clause, scope);
    case "foreach":
      return compileForeach(compiler, clause, scope, (part, inner) => compileClause(part, compiler, inner, false));
    case "call":
      return compileCallClause(compiler, clause, scope, isStandalone);
    default:
      return compileProjection(compiler, clause, scope);
  }
}

function hasRow(rows: Iterable<Row | undefined>): boolean {
  for (const row of rows) if (row) return true;
  return false;
}

function* distinct(rows: RowStream, { budget }: Context): RowStream {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = row && keyOfAll(row);
    if (key !== undefined && seen.has(key)) continue;
    if (key !== undefined) {
      budget.hold();
      seen.add(key);
    }
    yield row;
  }
}
