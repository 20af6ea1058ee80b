import {
  float,
  integer,
  isInteger,
  isNumber,
  type NumberValue,
  parseNumber,
  toBigInt,
  toNumber,
} from "./number-value.ts";

/** Brings a value into the data type of its property where that loses nothing, and returns it as it is otherwise. */
export function ofDataType(value: unknown, dataType: string | undefined): unknown {
  switch (dataType) {
    case undefined:
      return value;
    case "int":
    case "long":
      return asInteger(value) ?? value;
    case "float":
    case "double": {
      const number = numberOf(value);
      return number === undefined ? value : float(toNumber(number));
    }
    case "bool":
      return value === "true" ? true : value === "false" ? false : value;
    default:
      return String(value);
  }
}

/** Returns the number that a value is, or that is written in it as text. */
export function numberOf(value: unknown): NumberValue | undefined {
  if (isNumber(value)) return value;
  return typeof value === "string" ? parseNumber(value) : undefined;
}

function asInteger(value: unknown): NumberValue | undefined {
  const number = numberOf(value);
  if (number === undefined || isInteger(number)) return number;
  // 5.0 is 5, and 5.5 stays.
  return Number.isInteger(toNumber(number)) ? integer(toBigInt(number)) : number;
}
