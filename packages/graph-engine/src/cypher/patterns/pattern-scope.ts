import { invalid } from "../errors.ts";
import type { Scope } from "../expressions/scope.ts";
import type { NodePattern, Pattern, RelationshipPattern } from "../syntax/ast.ts";
import type { StaticKind } from "../values/kind.ts";

/** Slots of a pattern's parts in the rows. */
export interface PatternSlots {
  readonly nodes: readonly number[];
  readonly relationships: readonly number[];
  readonly path: number | undefined;
}

/**
 * Defines the variables of patterns that are matched together.
 *
 * @throws {QueryError} when a variable stands for two different things
 */
export function declarePatterns(patterns: readonly Pattern[], scope: Scope): PatternSlots[] {
  const taken = new Set<string>();
  return patterns.map((pattern) => {
    const nodes = pattern.nodes.map((node) => nodeSlot(node, scope, taken));
    const relationships = pattern.relationships.map((relationship) => relationshipSlot(relationship, scope, taken));
    const path = pattern.variable === undefined ? undefined : pathSlot(pattern.variable, pattern.at, scope, taken);
    return { nodes, relationships, path };
  });
}

function nodeSlot({ variable, at }: NodePattern, scope: Scope, taken: ReadonlySet<string>): number {
  if (variable === undefined) return scope.reserve();
  if (taken.has(variable)) throw conflict(variable, "a node", at);
  const known = scope.find(variable);
  if (!known) return scope.declare(variable, "node");
  requireKind(known.kind, "node", variable, at);
  return known.slot;
}

function relationshipSlot({ variable, length, at }: RelationshipPattern, scope: Scope, taken: Set<string>): number {
  if (variable === undefined) return scope.reserve();
  if (taken.has(variable)) throw invalid(`the relationship ${variable} occurs twice, at position ${at} again.`, at);
  taken.add(variable);
  const known = scope.find(variable);
  if (!known) return scope.declare(variable, length ? "list" : "relationship");
  requireKind(known.kind, length ? "list" : "relationship", variable, at);
  return known.slot;
}

function pathSlot(variable: string, at: number, scope: Scope, taken: Set<string>): number {
  taken.add(variable);
  return scope.declareNew(variable, "path", at);
}

function requireKind(kind: StaticKind, wanted: StaticKind, variable: string, at: number): void {
  if (kind !== "any" && kind !== wanted) throw conflict(variable, `a ${wanted}`, at);
}

function conflict(variable: string, wanted: string, at: number) {
  return invalid(`the variable ${variable} at position ${at} stands for something else than ${wanted}.`, at);
}
