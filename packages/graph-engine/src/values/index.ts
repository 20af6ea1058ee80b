export { type ArithmeticOperator, calculate, negate } from "./arithmetic.ts";
export { compareNumbers, numberKey } from "./compare-numbers.ts";
export { Double } from "./double.ts";
export { hasInexactNumbers, parseJson } from "./json.ts";
export { Long } from "./long.ts";
export {
  float,
  integer,
  isFloat,
  isInteger,
  isNumber,
  type NumberValue,
  parseNumber,
  toBigInt,
  toNumber,
} from "./number-value.ts";
export { numberOf, ofDataType } from "./property-type.ts";
