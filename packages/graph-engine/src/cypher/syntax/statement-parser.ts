import { notEmulated, syntaxError } from "../errors.ts";
import type { Clause, Query, Statement } from "./ast.ts";
import { ClauseParser } from "./clause-parser.ts";
import { TokenReader } from "./token-reader.ts";

/**
 * Reads a statement.
 *
 * @throws {QueryError} when it is no Cypher
 */
export function parseStatement(text: string): Statement {
  const reader = new TokenReader(text);
  const clauses: ClauseParser = new ClauseParser(reader, () => readQuery(reader, clauses));
  if (reader.is("PROFILE")) throw notEmulated("the prefix profile", reader.token.start);
  const isExplained = reader.accept("EXPLAIN");
  const query = readQuery(reader, clauses);
  reader.accept(";");
  if (reader.token.kind !== "end") throw reader.unexpected("a clause");
  for (const part of [query, ...query.unions]) requireEnd(part.clauses, reader);
  return { isExplained, query };
}

function readQuery(reader: TokenReader, parser: ClauseParser): Query {
  const clauses = parser.clauses();
  const unions: { isAll: boolean; clauses: Clause[]; at: number }[] = [];
  for (let at = reader.token.start; reader.accept("UNION"); at = reader.token.start) {
    const isAll = reader.accept("ALL");
    if (unions.some((union) => union.isAll !== isAll)) throw syntaxError("UNION and UNION ALL cannot be mixed", at);
    unions.push({ isAll, clauses: parser.clauses(), at });
  }
  return { clauses, unions };
}

function requireEnd(clauses: readonly Clause[], reader: TokenReader): void {
  const last = clauses.at(-1);
  if (!last) throw reader.unexpected("a clause");
  const isOpen = last.kind === "match" || last.kind === "unwind" || last.kind === "with";
  if (isOpen)
    throw syntaxError(`a statement ends with RETURN or with a clause that writes, not with the ${last.kind}`, last.at);
}
