import { expect, test } from "vitest";
import { stringifyInSlices } from "../src/http/stringify-in-slices.ts";

const numbers = Array.from({ length: 10_000 }, (_, place) => place);

test.each([
  ["many small values", { data: { results: numbers } }],
  ["few large values", { groups: [{ a: numbers, b: undefined, c: null }, numbers, [], {}] }],
  ["fields that JSON leaves out", { ...Object.fromEntries(numbers.map((n) => [`n${n}`, undefined])), numbers }],
  ["items that JSON has no form for", numbers.map((n) => (n % 2 === 0 ? undefined : { n, text: `"${n}"` }))],
])("A large response with %s is the JSON that a small one would be", async (_name, value) => {
  expect(await stringifyInSlices(value)).toBe(JSON.stringify(value));
});

test("Other work gets its turn while a large response is written", async () => {
  let turns = 0;
  let isWritten = false;
  const other = () => {
    turns += 1;
    if (!isWritten) setImmediate(other);
  };
  setImmediate(other);
  await stringifyInSlices({ data: Array.from({ length: 200 }, () => numbers) });
  isWritten = true;
  expect(turns).toBeGreaterThan(1);
});
