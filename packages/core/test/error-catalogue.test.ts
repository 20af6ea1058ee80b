import { expect, test } from "vitest";
import { GES_ERRORS, type GesApiError } from "../src/index.ts";

/** Looks up the remedy as the documentation of `GesApiError` says. */
function remedyOf({ code }: Pick<GesApiError, "code">): string | undefined {
  return GES_ERRORS[code ?? ""]?.remedy;
}

test("The remedy for a code is looked up by the code as it came", () => {
  expect(remedyOf({ code: "GES.7001" })).toBe(GES_ERRORS["GES.7001"].remedy);
  expect(GES_ERRORS["GES.7001"].meaning).toContain("running graph");
});

test("A code that is unknown, missing, or the name of something every object has finds nothing", () => {
  for (const code of ["GES.1234", undefined, "constructor", "__proto__", "toString"]) {
    expect(remedyOf({ code }), code).toBeUndefined();
  }
});
