import { itemAt } from "../../collections/item-at.ts";
import type { Context, Evaluate, RowStream } from "../context.ts";
import type { Compiler } from "../expressions/compiler.ts";
import type { Scope } from "../expressions/scope.ts";
import { variablesIn } from "../expressions/walk.ts";
import type { Expression, Pattern } from "../syntax/ast.ts";
import type { Row, Value } from "../values/value.ts";
import { compileWanted, ID_PROPERTY } from "./element-check.ts";
import { expandStep } from "./expand-step.ts";
import { NodeMatcher } from "./node-matcher.ts";
import { pathStep } from "./path-step.ts";
import { declarePatterns, type PatternSlots } from "./pattern-scope.ts";
import { RelationshipMatcher } from "./relationship-matcher.ts";
import { type Source, scanStep } from "./scan-step.ts";
import { conjuncts, soughtIds } from "./seek.ts";
import { type RowCondition, type Step, Trail } from "./step.ts";
import { walkStep } from "./walk-step.ts";

const FLIPPED = { in: "out", out: "in", both: "both" } as const;

/** Finds the rows that patterns lead to from a row. */
export type Matcher = (row: Row) => RowStream;

/** Compiles patterns that are matched together, and the condition on them; the scope gets their variables. */
export function compilePatterns(
  compiler: Compiler,
  patterns: readonly Pattern[],
  where: Expression | undefined,
  scope: Scope,
): Matcher {
  const before = scope.inner();
  const slots = declarePatterns(patterns, scope);
  const planner = new PatternPlanner(compiler, scope, before, where);
  const steps = patterns.flatMap((pattern, position) => planner.steps(pattern, itemAt(slots, position)));
  const rest = planner.rest();
  return (row) => matches(steps, rest, row, compiler.context);
}

function* matches(steps: readonly Step[], rest: readonly RowCondition[], row: Row, { budget }: Context): RowStream {
  const trail = new Trail(row);
  const cursors = [steps[0]?.open(trail)];
  for (let cursor = cursors[0]; cursor; cursor = cursors.at(-1)) {
    budget.step();
    if (budget.isPauseDue()) yield undefined;
    const isFitting = cursor.next();
    if (isFitting === false) cursors.pop();
    else if (isFitting && cursors.length < steps.length) cursors.push(steps[cursors.length]?.open(trail));
    else if (isFitting && rest.every((holds) => holds(trail.row))) yield [...trail.row];
  }
}

/** Chooses where patterns begin, and tests each condition as soon as the row has what it needs. */
class PatternPlanner {
  readonly #compiler: Compiler;
  readonly #scope: Scope;
  readonly #before: Scope;
  readonly #filled: Set<number>;
  #open: { readonly expression: Expression; readonly needs: readonly number[] }[];

  constructor(compiler: Compiler, scope: Scope, before: Scope, where: Expression | undefined) {
    this.#compiler = compiler;
    this.#scope = scope;
    this.#before = before;
    this.#filled = new Set(before.names.flatMap((name) => before.find(name)?.slot ?? []));
    this.#open = conjuncts(where).map((expression) => ({ expression, needs: this.#needsOf(expression) }));
  }

  steps(pattern: Pattern, slots: PatternSlots): Step[] {
    const { source, start } = this.#begin(pattern, slots);
    const steps = [this.#scan(pattern, slots, start, source)];
    for (let at = start; at < pattern.relationships.length; at += 1)
      steps.push(this.#expand(pattern, slots, at, false));
    for (let at = start - 1; at >= 0; at -= 1) steps.push(this.#expand(pattern, slots, at, true));
    const { path } = slots;
    if (path === undefined) return steps;
    this.#filled.add(path);
    return [...steps, pathStep({ ...slots, path }, this.#conditions(), this.#compiler.context)];
  }

  /** Conditions that no step could test. */
  rest(): RowCondition[] {
    return this.#open.map(({ expression }) => this.#condition(expression));
  }

  #begin(pattern: Pattern, slots: PatternSlots): { source: Source; start: number } {
    const sources = slots.nodes.map((_, node) => this.#sourceOf(pattern, slots, node));
    const costs = sources.map((source, node) => this.#cost(source, pattern, node));
    const start = costs.indexOf(Math.min(...costs));
    return { source: itemAt(sources, start), start };
  }

  #sourceOf(pattern: Pattern, slots: PatternSlots, node: number): Source {
    const slot = itemAt(slots.nodes, node);
    if (this.#filled.has(slot)) return { kind: "bound", slot };
    const ids = this.#seek(pattern, node);
    if (ids) return { kind: "seek", ids };
    const edge = [slots.relationships[node - 1], slots.relationships[node]].find(
      (relationship) => relationship !== undefined && this.#filled.has(relationship),
    );
    return edge === undefined ? { kind: "all" } : { kind: "ends", slot: edge };
  }

  #cost({ kind }: Source, pattern: Pattern, node: number): number {
    const { data } = this.#compiler.context;
    if (kind !== "all") return { bound: 0, seek: 1, ends: 2 }[kind];
    const counts = (pattern.nodes[node]?.labels ?? []).map((label) => data.verticesByLabel.get(label) ?? 0);
    return 3 + Math.min(data.vertexCount, ...counts);
  }

  /** The IDs that the pattern or the condition allows, if they can be told before the vertex is looked at. */
  #seek({ nodes }: Pattern, position: number): Evaluate | undefined {
    const { variable, properties } = itemAt(nodes, position);
    const given =
      properties?.kind === "map" ? properties.entries.find(([name]) => name === ID_PROPERTY)?.[1] : undefined;
    const named = variable === undefined ? [] : this.#open.map(({ expression }) => soughtIds(expression, variable));
    const ids = [given, ...named].find((candidate) => candidate && this.#isKnown(candidate));
    return ids && this.#compiler.compile(ids, this.#before);
  }

  #isKnown(expression: Expression): boolean {
    return [...variablesIn(expression)].every((name) => this.#before.find(name) || !this.#scope.find(name));
  }

  #scan(pattern: Pattern, slots: PatternSlots, start: number, source: Source): Step {
    const node = this.#node(pattern, slots, start);
    return scanStep(source, node, this.#conditions(), this.#compiler.context);
  }

  #expand(pattern: Pattern, slots: PatternSlots, at: number, isBackwards: boolean): Step {
    const relationship = itemAt(pattern.relationships, at);
    const slot = itemAt(slots.relationships, at);
    const isBound = this.#filled.has(slot);
    const wanted = compileWanted(this.#compiler, relationship.properties, this.#scope);
    const direction = isBackwards ? FLIPPED[relationship.direction] : relationship.direction;
    const isWalk = relationship.length !== undefined;
    const place = { slot, isBound: isBound && !isWalk };
    const matcher = new RelationshipMatcher(place, direction, relationship.types, wanted, this.#compiler.context);
    const node = this.#node(pattern, slots, isBackwards ? at : at + 1);
    this.#filled.add(slot);
    const from = itemAt(slots.nodes, isBackwards ? at + 1 : at);
    if (!relationship.length) return expandStep(from, matcher, node, this.#conditions());
    const isKept = relationship.variable !== undefined || pattern.variable !== undefined;
    const walk = { ...relationship.length, isBackwards, isBound, isKept };
    return walkStep(from, matcher, node, walk, this.#conditions());
  }

  #node(pattern: Pattern, slots: PatternSlots, position: number): NodeMatcher {
    const { labels, properties } = itemAt(pattern.nodes, position);
    const slot = itemAt(slots.nodes, position);
    const wanted = compileWanted(this.#compiler, properties, this.#scope);
    const matcher = new NodeMatcher(slot, this.#filled.has(slot), labels, wanted, this.#compiler.context);
    this.#filled.add(slot);
    return matcher;
  }

  /** The conditions that can be tested from now on. */
  #conditions(): RowCondition[] {
    const ready = this.#open.filter(({ needs }) => needs.every((slot) => this.#filled.has(slot)));
    this.#open = this.#open.filter((condition) => !ready.includes(condition));
    return ready.map(({ expression }) => this.#condition(expression));
  }

  #condition(expression: Expression): RowCondition {
    const holds = this.#compiler.condition(expression, this.#scope);
    return (row: readonly Value[]) => holds(row) === true;
  }

  #needsOf(expression: Expression): number[] {
    return [...variablesIn(expression)].flatMap((name) => this.#scope.find(name)?.slot ?? []);
  }
}
