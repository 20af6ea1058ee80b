import { labelsOf } from "../../graph/index.ts";
import { isNumber, negate } from "../../values/index.ts";
import type { Context, Evaluate, RowStream } from "../context.ts";
import { invalid, syntaxError, unsupported } from "../errors.ts";
import type { Expression, Pattern, Query } from "../syntax/ast.ts";
import { type Kind, kindNames } from "../values/kind.ts";
import { sizeOf } from "../values/size.ts";
import { isEdge, isElement, isList, isVertex, type Row, typeName, type Value } from "../values/value.ts";
import { compileCall } from "./compile-call.ts";
import { compileCase } from "./compile-case.ts";
import { compileComprehension, compileQuantifier, compileReduce } from "./compile-loops.ts";
import { OPERATIONS, placeIn, sliceOf, truthOf } from "./operators.ts";
import type { Scope } from "./scope.ts";
import { staticKind } from "./static-kind.ts";

/** Compiles the patterns and queries that stand in expressions. */
export interface InnerPatterns {
  /** @param scope gets the variables of the pattern */
  matches(pattern: Pattern, scope: Scope, where: Expression | undefined): (row: Row) => RowStream;
  hasRows(query: Query, scope: Scope): (row: Row) => boolean;
}

/** Turns expressions into functions from a row to a value. */
export class ExpressionCompiler {
  readonly context: Context;
  readonly #patterns: InnerPatterns;

  constructor(context: Context, patterns: InnerPatterns) {
    this.context = context;
    this.#patterns = patterns;
  }

  /** An expression that is only true for some rows. Patterns can stand in it as conditions. */
  condition(expression: Expression, scope: Scope): (row: Row) => boolean | null {
    if (expression.kind === "pattern") return this.#exists(expression, scope);
    if (expression.kind === "unary" && expression.operator === "NOT") {
      const operand = this.condition(expression.operand, scope);
      return (row) => {
        const truth = operand(row);
        return truth === null ? null : !truth;
      };
    }
    if (expression.kind === "binary" && (expression.operator === "AND" || expression.operator === "OR")) {
      const [left, right] = [this.condition(expression.left, scope), this.condition(expression.right, scope)];
      return expression.operator === "AND" ? both(left, right) : either(left, right);
    }
    this.requireKind(expression, scope, ["boolean"], "a condition");
    const evaluate = this.compile(expression, scope);
    return (row) => truthOf(evaluate(row));
  }

  compile(expression: Expression, scope: Scope): Evaluate {
    switch (expression.kind) {
      case "literal":
        return () => expression.value;
      case "slot":
        return (row) => row[expression.slot] ?? null;
      case "variable": {
        const { slot } = scope.get(expression.name, expression.at);
        return (row) => row[slot] ?? null;
      }
      case "parameter":
        return this.#parameter(expression.name, expression.at);
      case "list":
        return this.#list(expression.items, scope);
      case "map":
        return this.#map(expression, scope);
      case "property":
        return this.#property(expression, scope);
      case "unary":
        return this.#unary(expression, scope);
      case "binary":
        return this.#binary(expression, scope);
      default:
        return this.#larger(expression, scope);
    }
  }

  /**
   * Refuses an expression that cannot be of any of these kinds.
   *
   * @throws {QueryError} when it is of another kind, whatever the row
   */
  requireKind(expression: Expression, scope: Scope, kinds: readonly Kind[], what: string): void {
    const kind = staticKind(expression, scope);
    if (kind === "any" || kinds.includes(kind)) return;
    const { at } = expression;
    throw invalid(`${what} at position ${at} is ${kindNames(kinds)}, not ${kindNames([kind])}.`, at);
  }

  #larger(expression: Expression, scope: Scope): Evaluate {
    switch (expression.kind) {
      case "index":
        return this.#index(expression, scope);
      case "slice":
        return this.#slice(expression, scope);
      case "has labels":
        return this.#hasLabels(expression, scope);
      case "case":
        return compileCase(this, expression, scope);
      case "call":
        return compileCall(this, expression, scope);
      case "list comprehension":
        return compileComprehension(this, expression, scope);
      case "quantifier":
        return compileQuantifier(this, expression, scope);
      case "reduce":
        return compileReduce(this, expression, scope);
      case "pattern comprehension":
        return this.#patternComprehension(expression, scope);
      case "exists": {
        if (this.context.isDocumentedOnly) throw unsupported("EXISTS with a query", expression.at);
        return this.#patterns.hasRows(expression.query, scope);
      }
      case "pattern":
        throw syntaxError("a pattern can only be a condition, as in WHERE; it cannot stand", expression.at);
      default:
        throw invalid(`an aggregate cannot be used at position ${expression.at}.`, expression.at);
    }
  }

  #parameter(name: string, at: number): Evaluate {
    const value = this.context.parameters.get(name);
    if (value === undefined) throw invalid(`the parameter ${name} is missing; add it to parameters.`, at);
    return () => value;
  }

  #list(items: readonly Expression[], scope: Scope): Evaluate {
    const evaluates = items.map((item) => this.compile(item, scope));
    return (row) => this.#counted(evaluates.map((evaluate) => evaluate(row)));
  }

  #map({ entries }: Expression & { kind: "map" }, scope: Scope): Evaluate {
    const evaluates = entries.map(([name, value]) => [name, this.compile(value, scope)] as const);
    return (row) => this.#counted(new Map(evaluates.map(([name, evaluate]) => [name, evaluate(row)])));
  }

  /** Charges a composed value to the budget: it can grow faster than the statement. */
  #counted(value: Value): Value {
    this.context.budget.bytes(sizeOf(value));
    return value;
  }

  #property({ of, name, at }: Expression & { kind: "property" }, scope: Scope): Evaluate {
    this.requireKind(of, scope, ["node", "relationship", "map"], `the value before .${name}`);
    const evaluate = this.compile(of, scope);
    const { properties } = this.context;
    return (row) => {
      const value = evaluate(row);
      if (value === null) return null;
      if (isElement(value)) return properties.read(value, name);
      if (value instanceof Map) return value.get(name) ?? null;
      throw invalid(`the value before .${name} at position ${at} is ${typeName(value)}, which has no properties.`, at);
    };
  }

  #unary({ operator, operand }: Expression & { kind: "unary" }, scope: Scope): Evaluate {
    if (operator === "NOT") {
      this.requireKind(operand, scope, ["boolean"], "the operand of NOT");
      const evaluate = this.compile(operand, scope);
      return (row) => {
        const truth = truthOf(evaluate(row));
        return truth === null ? null : !truth;
      };
    }
    const evaluate = this.compile(operand, scope);
    if (operator === "IS NULL") return (row) => evaluate(row) === null;
    if (operator === "IS NOT NULL") return (row) => evaluate(row) !== null;
    this.requireKind(operand, scope, ["integer", "float"], `the operand of ${operator}`);
    return (row) => {
      const value = evaluate(row);
      if (value === null) return null;
      if (!isNumber(value)) throw invalid(`${operator} takes a number, not ${typeName(value)}.`);
      return operator === "-" ? negate(value) : value;
    };
  }

  #binary(expression: Expression & { kind: "binary" }, scope: Scope): Evaluate {
    const { operator, left, right, at } = expression;
    if (operator === "AND" || operator === "OR") {
      for (const side of [left, right]) this.requireKind(side, scope, ["boolean"], `an operand of ${operator}`);
      const truth = (side: Expression): Truth => {
        const evaluate = this.compile(side, scope);
        return (row) => truthOf(evaluate(row));
      };
      return operator === "AND" ? both(truth(left), truth(right)) : either(truth(left), truth(right));
    }
    if (operator === "XOR")
      for (const side of [left, right]) this.requireKind(side, scope, ["boolean"], "an operand of XOR");
    if (operator === "IN") this.requireKind(right, scope, ["list"], "what follows IN");
    if (operator === "=~" && this.context.isDocumentedOnly) throw unsupported("the operator =~", at);
    const operation = OPERATIONS[operator];
    const [a, b] = [this.compile(left, scope), this.compile(right, scope)];
    if (operator === "+") return (row) => this.#joined(operation(a(row), b(row)));
    // A list of one value is stored as the value itself where the schema does not tell them apart.
    if (operator === "IN" && right.kind === "property") return (row) => operation(a(row), listed(b(row)));
    return (row) => operation(a(row), b(row));
  }

  #joined(value: Value): Value {
    if (typeof value === "string" || isList(value)) this.context.budget.bytes(sizeOf(value));
    return value;
  }

  #index({ of, index }: Expression & { kind: "index" }, scope: Scope): Evaluate {
    this.requireKind(of, scope, ["list", "map", "node", "relationship"], "the value before [");
    const [evaluate, at] = [this.compile(of, scope), this.compile(index, scope)];
    const { properties } = this.context;
    return (row) => {
      const [value, name] = [evaluate(row), at(row)];
      if (!isElement(value) || name === null) return placeIn(value, name);
      if (typeof name !== "string") throw invalid(`the name of a property is a text, not ${typeName(name)}.`);
      return properties.read(value, name.trim());
    };
  }

  #slice({ of, from, to }: Expression & { kind: "slice" }, scope: Scope): Evaluate {
    this.requireKind(of, scope, ["list"], "the value before [");
    const [list, begin, end] = [of, from, to].map((part) => part && this.compile(part, scope));
    return (row) => {
      const value = list?.(row) ?? null;
      return sliceOf(value, begin ? begin(row) : 0, end ? end(row) : isList(value) ? value.length : 0);
    };
  }

  #hasLabels({ of, labels }: Expression & { kind: "has labels" }, scope: Scope): Evaluate {
    this.requireKind(of, scope, ["node", "relationship"], "the value before a label");
    const evaluate = this.compile(of, scope);
    const { properties } = this.context;
    return (row) => {
      const value = evaluate(row);
      if (value === null) return null;
      if (isVertex(value)) {
        const present = labelsOf(properties.present(value));
        return labels.every((label) => present.includes(label));
      }
      if (isEdge(value)) return labels.every((label) => label === value.label);
      throw invalid(`only nodes and relationships have labels, not ${typeName(value)}.`);
    };
  }

  #exists({ pattern }: Expression & { kind: "pattern" }, scope: Scope): (row: Row) => boolean {
    for (const { variable, at } of [...pattern.nodes, ...pattern.relationships])
      if (variable !== undefined) scope.get(variable, at);
    const matches = this.#patterns.matches(pattern, scope.inner(), undefined);
    return (row) => {
      for (const found of matches(row)) if (found) return true;
      return false;
    };
  }

  #patternComprehension(
    { pattern, where, value }: Expression & { kind: "pattern comprehension" },
    scope: Scope,
  ): Evaluate {
    const inner = scope.inner();
    const matches = this.#patterns.matches(pattern, inner, where);
    const evaluate = this.compile(value, inner);
    return (row) => {
      const values: Value[] = [];
      for (const found of matches(row)) if (found) values.push(evaluate(found));
      return this.#counted(values);
    };
  }
}

type Truth = (row: Row) => boolean | null;

function both(left: Truth, right: Truth): Truth {
  return (row) => {
    const a = left(row);
    if (a === false) return false;
    const b = right(row);
    return b === false ? false : a === null || b === null ? null : true;
  };
}

function either(left: Truth, right: Truth): Truth {
  return (row) => {
    const a = left(row);
    if (a === true) return true;
    const b = right(row);
    return b === true ? true : a === null || b === null ? null : false;
  };
}

function listed(value: Value): Value {
  return value === null || isList(value) ? value : [value];
}
