import { describe, expect, test } from "vitest";
import { PublicTypes, repeatsName, type Shown } from "./support/public-fields.ts";

const PLANES = {
  "management plane, API v1.0": "packages/v1/src/management.ts",
  "service plane, API v1.0": "packages/v1/src/service.ts",
  "management plane, API v2": "packages/v2/src/management.ts",
};

/** Namespaces and tables, each part of which is described where it is made. */
const GENERATED = /^(management|service|GES_ERRORS|\w+Paths|\w+Components)$/;

describe.each(Object.entries(PLANES))("In an editor, the types of the %s", (_plane, entry) => {
  const types = new PublicTypes([entry]);
  const fields = types.exported((name) => /(Input|Output)$/.test(name));

  test("describe every field of every input and output", () => {
    expect(fields.length).toBeGreaterThan(300);
    expect(fields.filter(({ text }) => text === "").map(({ path }) => path)).toEqual([]);
  });

  test("say more of a field than its name does", () => {
    expect(fields.filter(repeatsName).map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
  });

  test("describe each operation, as a method and as a function, in the same words and with an example", () => {
    const plane = types.exported((name) => /^(Management|Service)Operations$/.test(name));
    const functions = types.functions();
    expect(functions.length).toBeGreaterThan(25);
    for (const { name, text, example } of functions) {
      const method = plane.find(({ path }) => path.endsWith(`Operations.${name}`)) as Shown;
      expect(text, name).toBe(method.text);
      expect(text.split("\n\n").length, name).toBeGreaterThan(1);
      expect(example, name).toContain(`await ${name}(connection`);
      expect(method.example, name).toMatch(new RegExp(`await (ges|graph)\\.${name}\\(`));
    }
  });
});

describe("In an editor, what people wrote is described:", () => {
  test.each([
    ["packages/core/src/index.ts"],
    ["packages/core/src/node/index.ts"],
    ["packages/v1/src/index.ts"],
    ["packages/v2/src/index.ts"],
    ["packages/emulator/src/index.ts"],
  ])("everything that %s exports, and each field and method of it", (entry) => {
    const shown = new PublicTypes([entry]).exported((name) => !GENERATED.test(name));
    const described = shown.filter(({ path, name }) => /^\w+(\.\w+)?$/.test(path) && name !== "name");
    expect(described.length).toBeGreaterThan(5);
    expect(described.filter((each) => each.text === "" || repeatsName(each)).map(({ path }) => path)).toEqual([]);
  });
});

test("A field that only refers to a schema shows that schema's text and its known values", () => {
  const fields = new PublicTypes([PLANES["management plane, API v2"]]).exported((name) => name === "ShowGraphOutput");
  expect(fields.find(({ path }) => path === "ShowGraphOutput.graph.status")?.text).toContain("- `900`: Stopped");
});
