import { expect, test } from "vitest";
import {
  calculate,
  compareNumbers,
  Double,
  float,
  integer,
  isFloat,
  isInteger,
  Long,
  numberKey,
  ofDataType,
  parseJson,
  parseNumber,
} from "../src/values/index.ts";

const number = (text: string) => parseNumber(text) as NonNullable<ReturnType<typeof parseNumber>>;

test.each([
  ["5", "/", "2", "2"],
  ["-5", "/", "2", "-2"],
  ["5.0", "/", "2", "2.5"],
  ["4.0", "/", "2", "2.0"],
  ["1", "/", "0.0", "Infinity"],
  ["9007199254740993", "+", "1", "9007199254740994"],
  ["9007199254740993", "-", "9007199254740992", "1"],
  ["3037000499", "*", "3037000499", "9223372030926249001"],
  ["2", "^", "3", "8.0"],
  ["-7", "%", "3", "-1"],
] as const)("%s %s %s is %s", (a, operator, b, expected) => {
  expect(String(calculate(operator, number(a), number(b)))).toBe(expected);
});

test("Integers that leave 64 bits, or are divided by zero, are refused", () => {
  expect(() => calculate("+", number("9223372036854775807"), 1)).toThrow(
    "the result of 9223372036854775807 + 1 does not fit into an integer of 64 bits",
  );
  expect(() => calculate("/", 1, 0)).toThrow("an integer cannot be divided by zero");
});

test("A number that is written without a point is an integer, any other a floating-point number", () => {
  expect([isInteger(number("1")), isInteger(number("1.0")), isFloat(number("1e3")), isFloat(number("0.5"))]).toEqual([
    true,
    false,
    true,
    true,
  ]);
  expect(number("9007199254740993")).toEqual(new Long(9007199254740993n));
  expect([parseNumber("five"), parseNumber("0x10"), parseNumber("")]).toEqual([undefined, undefined, undefined]);
});

test("Numbers of different types are compared exactly", () => {
  expect(compareNumbers(number("9007199254740993"), 2 ** 53)).toBe(1);
  expect(compareNumbers(number("1.0"), 1)).toBe(0);
  expect(compareNumbers(Number.NaN, 1)).toBeNaN();
  expect(numberKey(number("1.0"))).toBe(numberKey(1));
  expect(numberKey(number("9007199254740993"))).not.toBe(numberKey(number("9007199254740992.0")));
});

test("JSON keeps what tells numbers apart, both ways", () => {
  const text = '{"int":1,"double":[1.0,-0.0,2.50],"long":9007199254740993,"text":"1.0"}';
  const value = parseJson(text);
  expect(value).toEqual({
    int: 1,
    double: [new Double(1), new Double(-0), 2.5],
    long: integer(9007199254740993n),
    text: "1.0",
  });
  expect(JSON.stringify(value)).toBe(text.replace("2.50", "2.5"));
});

test("A value takes the data type of its property where that loses nothing", () => {
  expect(ofDataType("5", "int")).toBe(5);
  expect(ofDataType(float(5), "long")).toBe(5);
  expect(ofDataType(5, "double")).toEqual(new Double(5));
  expect(ofDataType("9007199254740993", "long")).toEqual(new Long(9007199254740993n));
  expect(ofDataType("five", "int")).toBe("five");
  expect(ofDataType("true", "bool")).toBe(true);
  expect(ofDataType(5, "string")).toBe("5");
});
