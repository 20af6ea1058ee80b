import { expect, test } from "vitest";
import { emptyGraph, label, refusal } from "./support.ts";

const value = async (expression: string) => (await emptyGraph().rows(`return ${expression} as value`))[0]?.[0];

test.each([
  ["5.0 / 2", 2.5],
  ["5 / 2", 2],
  ["2 ^ 2", 4],
  ["9007199254740993 - 9007199254740992", 1],
  ["toString(9007199254740993)", "9007199254740993"],
  ["9007199254740993 = 9007199254740992", false],
  ["1 = 1.0", true],
  ["0.0 / 0.0 = 0.0 / 0.0", false],
  ["{a: 1, b: 2} = {b: 2, a: 1}", true],
  ["[1, null] = [1, null]", null],
  ["[1, null] = [2, null]", false],
  ["{a: null} = {a: 1}", null],
  ["{a: null} = {b: null}", false],
  ["1 in [2, null]", null],
  ["null in []", false],
  ["[1, 2] < [1, 3]", true],
  ["1 < 'a'", null],
  ["1 < 2 < 3", true],
  ["null and false", false],
  ["null or true", true],
  ["not null", null],
  ["case when null then 1 else 2 end", 2],
  ["case 3 when 1 then 'one' when 3 then 'three' end", "three"],
  ["reduce(sum = 0, x in [1, 2, 3] | sum + x)", 6],
  ["[x in range(1, 5) where x % 2 = 1 | x * x]", [1, 9, 25]],
  ["all(x in [1, null] where x > 0)", null],
  ["'a' + 1 + 2.0", "a12.0"],
  ["[1] + 2 + [3]", [1, 2, 3]],
  ["toString(-9223372036854775808)", "-9223372036854775808"],
  ["0xff", 255],
  ["toInteger('7.8')", 7],
  ["'\\u0041'", "A"],
  ["[1, 2, 3][-1]", 3],
  ["coalesce(null, 1)", 1],
])("%s is %j", async (expression, expected) => {
  expect(await value(expression)).toEqual(expected);
});

test("A double property that holds 1.0 is divided as a double, with and without a schema", async () => {
  const graph = emptyGraph();
  graph.data.defineLabel(label("item", "vertex", ["weight", "double"]));
  await graph.execute("create (:item {weight: 1}), (:other {weight: 1.0})");
  expect(await graph.rows("match (n) return n.weight / 2")).toEqual([[0.5], [0.5]]);
});

test("An integer beyond 2^53 finds its own vertex and not the neighbour's", async () => {
  const graph = emptyGraph();
  await graph.execute("create ({_ID_: 'a', n: 9007199254740992}), ({_ID_: 'b', n: 9007199254740993})");
  expect(await graph.rows("match (v {n: 9007199254740993}) return id(v)")).toEqual([["b"]]);
  expect(await graph.rows("match (v) return distinct v.n")).toHaveLength(2);
});

test("ORDER BY orders values by type, numbers by size, and null comes last", async () => {
  const graph = emptyGraph();
  const ordered = await graph.rows(
    "unwind [null, 10, 9, 'b', true, [2], {b: 1}, 9.5, [10], false] as x return x order by x",
  );
  expect(ordered.map(([x]) => x)).toEqual([{ b: 1 }, [2], [10], "b", false, true, 9, 9.5, 10, null]);
});

test("Lists of one value and of none come back as lists", async () => {
  const graph = emptyGraph();
  expect(await graph.rows("create (n {one: ['a'], none: []}) return n.one, n.none, n.one[0]")).toEqual([
    [["a"], [], "a"],
  ]);
});

test.each([
  ["match (n return n", "syntax: [return] stands where ) is expected at position 9."],
  ["match (n) retrun n", "syntax: [retrun] stands where a clause is expected at position 10."],
  ["return 'a", "syntax: the text is not closed that begins at position 7."],
  ["return 1a", "syntax: a number is not well written at position 7."],
  ["return 9223372036854775808", "syntax: the number 9223372036854775808 is too large at position 7."],
  [
    "match (n)-[n]->() return n",
    "invalid: the variable n at position 9 stands for something else than a relationship.",
  ],
  ["match (n) return m", "invalid: the variable m at position 17 is not defined."],
  ["return foo(1)", "invalid: there is no function foo, which is called at position 7."],
  ["return point({x: 1})", "not-emulated: the function point at position 7 is not emulated here."],
  [
    "match (n) return n.a, count(*) + n.b",
    "invalid: n at position 33 stands beside an aggregate but is no group; make it a column of its own.",
  ],
  ["match (n)", "syntax: a statement ends with RETURN or with a clause that writes, not with the match at position 0."],
  [`return ${"(".repeat(200)}`, "syntax: expressions are nested more than 128 deep at position 135."],
  [
    `return '${"a".repeat(100_001)}'`,
    "too-long: a statement has at most 100000 characters; pass long values as parameters.",
  ],
  [
    "return 9223372036854775807 + 1",
    "invalid: the result of 9223372036854775807 + 1 does not fit into an integer of 64 bits.",
  ],
])("%.60s is refused with its reason", async (statement, message) => {
  expect(await refusal(emptyGraph(), statement)).toBe(message);
});
