import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { loadUndici } from "../src/undici/load-undici.ts";

const installed = createRequire(import.meta.url);

/** A `require` that finds another undici than the one that is installed. */
function finding(undici: object, version: string): NodeJS.Require {
  const find = (id: string) => (id === "undici" ? undici : { version });
  return Object.assign(find, {
    resolve: installed.resolve,
    cache: {},
    extensions: installed.extensions,
    main: undefined,
  });
}

describe("The transport for Node.js", () => {
  test("is made with undici 7 and 8", () => {
    const undici = installed("undici");
    for (const version of ["7.18.0", "8.12.4"]) expect(loadUndici(finding(undici, version))).toBe(undici);
  });

  test.each(["6.29.1", "9.0.0"])("is refused with undici %s, whose handlers may be others", (version) => {
    expect(() => loadUndici(finding(installed("undici"), version))).toThrow(
      `needs Node.js and the package undici: 7.18 or later, or 8 on Node.js 22.19 and later, and found ${version}`,
    );
  });

  test("is refused where undici is missing or does not load, with the reason and what to do", () => {
    const cause = new TypeError("createZstdDecompress is not a function");
    const failing = finding({}, "8.0.0");
    const require = Object.assign(() => {
      throw cause;
    }, failing);
    expect(() => loadUndici(require)).toThrow(
      expect.objectContaining({
        parameter: "createNodeTransport",
        cause,
        message: expect.stringMatching(/could not load it on Node.js \d.*leave the option `fetch` out/),
      }),
    );
  });

  test("is refused where the runtime has an undici of its own without pools, as Bun does", () => {
    expect(() => loadUndici(finding({ Pool: class {} }, "7.30.2"))).toThrow(
      "found another one without connection pools",
    );
  });
});
