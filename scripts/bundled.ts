import { readFileSync } from "node:fs";
import type { Description } from "./openapi.ts";

/** Where `npm run bundle` puts each description as one file, `NAME.json`, which nobody commits. */
export const BUNDLED = new URL("../spec/bundled/", import.meta.url);

/** Reads a bundled description; `NAME.standard` is the one for tools that know plain OpenAPI only. */
export function readBundle(name: string): Description {
  return JSON.parse(readFileSync(new URL(`${name}.json`, BUNDLED), "utf8"));
}
