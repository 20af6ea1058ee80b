import { expect, test } from "vitest";
import { CYPHER_FEATURES } from "../../src/cypher/index.ts";
import { emptyGraph, refusal } from "./support.ts";

test("Everything that the vendor lists is emulated", () => {
  const missing = CYPHER_FEATURES.filter(({ vendor, isEmulated }) => vendor === "listed" && !isEmulated);
  expect(missing).toEqual([]);
});

test.each(CYPHER_FEATURES.filter(({ kind, isEmulated }) => kind === "function" && !isEmulated).map(({ name }) => name))(
  "The function %s is named as not emulated",
  async (name) => {
    expect(await refusal(emptyGraph(), `return ${name}('1')`)).toBe(
      `not-emulated: the function ${name} at position 7 is not emulated here.`,
    );
  },
);

test("Dates are texts in the service's form, and can be compared with properties", async () => {
  const graph = emptyGraph();
  await graph.execute("create (:film {released: '1976-11-21 00:00:00'}), (:film {released: '1985-02-20 12:30:00'})");
  const statement =
    "match (n) where n.released > datetime('1980-01-01 00:00:00') return n.released, date('1985-02-20')";
  expect(await graph.rows(statement)).toEqual([["1985-02-20 12:30:00", "1985-02-20"]]);
  expect(await refusal(graph, "return datetime()")).toContain("datetime");
  expect(await refusal(graph, statement, { compatibility: "documented" })).toBe(
    "unsupported: the function datetime at position 29 is not supported by the service.",
  );
});
