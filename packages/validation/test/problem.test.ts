import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { closest, problemWith, readText } from "../src/index.ts";

const ajv = new Ajv2020({ verbose: true, coerceTypes: true });
const graph = ajv.compile({
  type: "object",
  required: ["name"],
  properties: { name: { type: "string" }, size: { enum: ["1", "2"] } },
  additionalProperties: false,
});

test.each([
  [{}, "body.name is missing."],
  [{ name: "movie", sise: "1" }, "body.sise is not a known field. Did you mean size?"],
  [{ name: "movie", size: "9" }, "body.size must be one of 1, 2."],
  [{ name: "movie", size: "1" }, undefined],
])("The problem with %j is: %s", (value, problem) => {
  expect(problemWith(value, graph, "body")).toBe(problem);
});

test("A number that arrives as text is read, and text that is none is refused", () => {
  const limit = ajv.compile({ type: "integer" });
  expect(readText("10", limit, "limit")).toEqual({ value: 10 });
  expect(readText("ten", limit, "limit")).toEqual({ problem: "limit must be integer." });
});

test("A misspelt word leads to the closest one, and nonsense to none", () => {
  expect(closest("stopGrahp", ["startGraph", "stopGraph"])).toBe("stopGraph");
  expect(closest("xyz", ["startGraph", "stopGraph"])).toBeUndefined();
});
