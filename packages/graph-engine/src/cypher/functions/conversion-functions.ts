import { float, integer, isInteger, isNumber, numberOf, toNumber } from "../../values/index.ts";
import { invalid } from "../errors.ts";
import { isList, typeName, type Value } from "../values/value.ts";
import type { FunctionDefinition, Functions } from "./definition.ts";

// The compiler takes a key of this name for the method that every object has.
const TO_STRING: FunctionDefinition = { takes: ["any"], gives: "string", call: ([value = null]) => toText(value) };

/** Functions that make values of one kind out of another. */
export const CONVERSION_FUNCTIONS: Functions = {
  toString: TO_STRING,
  toInteger: {
    takes: [["integer", "float", "string", "boolean"]],
    gives: "integer",
    call: ([value]) => {
      if (typeof value === "boolean") return Number(value);
      const number = numberOf(typeof value === "string" ? value.trim() : value);
      if (number === undefined || isInteger(number)) return number ?? null;
      const whole = Math.trunc(toNumber(number));
      return Number.isFinite(whole) ? (integer(BigInt(whole)) ?? null) : null;
    },
  },
  toFloat: {
    takes: [["integer", "float", "string"]],
    gives: "float",
    call: ([value]) => {
      const number = numberOf(typeof value === "string" ? value.trim() : value);
      return number === undefined ? null : float(toNumber(number));
    },
  },
  toBoolean: {
    takes: [["boolean", "string", "integer"]],
    gives: "boolean",
    call: ([value]) => {
      if (isInteger(value)) return value !== 0;
      if (typeof value !== "string") return value ?? null;
      return { true: true, false: false }[value.trim().toLowerCase()] ?? null;
    },
  },
};

/** The vendor's page makes texts of lists of labels, too. */
function toText(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || isNumber(value)) return String(value);
  if (isList(value) && value.length > 0 && value.every((item) => typeof item === "string"))
    return `[${value.join(", ")}]`;
  throw invalid(`toString takes a text, a number, a boolean or a list of texts, not ${typeName(value)}.`);
}
