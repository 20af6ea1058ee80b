import { float, isNumber, negate, toNumber } from "../../values/index.ts";
import { NUMBER } from "../values/kind.ts";
import { type FunctionDefinition, type Functions, typedFunction } from "./definition.ts";

/** Functions of numbers. */
export const NUMBER_FUNCTIONS: Functions = {
  abs: typedFunction({
    takes: [NUMBER],
    gives: "any",
    call: ([value]) => (isNumber(value) && toNumber(value) < 0 ? negate(value) : (value ?? null)),
  }),
  sign: typedFunction({ takes: [NUMBER], gives: "integer", call: ([value]) => Math.sign(toNumber(value)) }),
  ceil: ofNumber(Math.ceil),
  floor: ofNumber(Math.floor),
  round: ofNumber((value) => Math.floor(value + 0.5)),
  sqrt: ofNumber(Math.sqrt),
  exp: ofNumber(Math.exp),
  log: ofNumber(Math.log),
  log10: ofNumber(Math.log10),
  sin: ofNumber(Math.sin),
  cos: ofNumber(Math.cos),
  tan: ofNumber(Math.tan),
  cot: ofNumber((value) => 1 / Math.tan(value)),
  asin: ofNumber(Math.asin),
  acos: ofNumber(Math.acos),
  atan: ofNumber(Math.atan),
  haversin: ofNumber((value) => (1 - Math.cos(value)) / 2),
  degrees: ofNumber((value) => (value * 180) / Math.PI),
  radians: ofNumber((value) => (value * Math.PI) / 180),
  atan2: typedFunction({
    takes: [NUMBER, NUMBER],
    gives: "float",
    call: ([y, x]) => float(Math.atan2(toNumber(y), toNumber(x))),
  }),
  pi: { takes: [], gives: "float", call: () => Math.PI },
  e: { takes: [], gives: "float", call: () => Math.E },
  rand: { takes: [], gives: "float", call: () => float(Math.random()) },
};

function ofNumber(call: (value: number) => number): FunctionDefinition {
  return typedFunction({ takes: [NUMBER], gives: "float", call: ([value]) => float(call(toNumber(value))) });
}
