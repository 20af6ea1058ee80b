import { QueryError } from "../errors/query-error.ts";
import { float, integer, isInteger, type NumberValue, toBigInt, toNumber } from "./number-value.ts";

/** Operators of arithmetic on two numbers. */
export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%" | "^";

/**
 * Calculates with two numbers. Integers stay integers, and dividing them rounds towards zero; with a floating-point
 * number on either side, and with `^`, the result is one too.
 *
 * @throws {QueryError} when integers are divided by zero, or the result has more than 64 bits
 */
export function calculate(operator: ArithmeticOperator, a: NumberValue, b: NumberValue): NumberValue {
  if (operator === "^") return float(toNumber(a) ** toNumber(b));
  if (!isInteger(a) || !isInteger(b)) return float(floatResult(operator, toNumber(a), toNumber(b)));
  if ((operator === "/" || operator === "%") && b === 0) {
    throw new QueryError("invalid", "an integer cannot be divided by zero.");
  }
  if (typeof a === "number" && typeof b === "number") {
    const result = operator === "/" ? Math.trunc(a / b) : floatResult(operator, a, b);
    if (Number.isSafeInteger(result)) return result === 0 ? 0 : result;
  }
  const result = integer(integerResult(operator, toBigInt(a), toBigInt(b)));
  if (result === undefined) throw overflow(`${a} ${operator} ${b}`);
  return result;
}

/**
 * Returns the number with the other sign.
 *
 * @throws {QueryError} when the result has more than 64 bits
 */
export function negate(value: NumberValue): NumberValue {
  if (!isInteger(value)) return float(-toNumber(value));
  if (typeof value === "number") return value === 0 ? 0 : -value;
  const result = integer(-value.value);
  if (result === undefined) throw overflow(`-(${value})`);
  return result;
}

function overflow(what: string): QueryError {
  return new QueryError("invalid", `the result of ${what} does not fit into an integer of 64 bits.`);
}

function floatResult(operator: ArithmeticOperator, a: number, b: number): number {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return a / b;
    case "%":
      return a % b;
    default:
      return a ** b;
  }
}

function integerResult(operator: ArithmeticOperator, a: bigint, b: bigint): bigint {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return a / b;
    default:
      return a % b;
  }
}
