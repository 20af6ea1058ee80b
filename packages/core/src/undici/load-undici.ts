import { createRequire } from "node:module";
import { GesConfigError } from "../errors/ges-config-error.ts";

/** The package `undici`. */
export type Undici = typeof import("undici");

/**
 * Loads the package `undici`, and refuses a version that is missing, does not run on this Node.js, or has other handlers.
 * With `require`, because an `import` that fails would end the program before anyone could say why.
 */
export function loadUndici(require: NodeJS.Require = createRequire(import.meta.url)): Undici {
  let undici: Partial<Undici>;
  let version: string;
  try {
    undici = require("undici");
    ({ version } = require("undici/package.json"));
  } catch (cause) {
    throw refusal(`could not load it on Node.js ${process.versions.node}`, { cause });
  }
  if (!/^[78]\./.test(version)) throw refusal(`found ${version}`);
  // Bun brings an `undici` of its own that lacks this.
  if (!isComplete(undici)) throw refusal("found another one without connection pools");
  return undici;
}

function isComplete(undici: Partial<Undici>): undici is Undici {
  return typeof undici.Pool?.prototype?.dispatch === "function";
}

function refusal(found: string, options?: ErrorOptions): GesConfigError {
  const needed = "needs Node.js and the package undici: 7.18 or later, or 8 on Node.js 22.19 and later";
  const remedy = "install that beside @ges-sdk/core, or leave the option `fetch` out to use the runtime's own";
  return new GesConfigError("createNodeTransport", `${needed}, and ${found}; ${remedy}`, options);
}
