import { readFileSync } from "node:fs";
import type { Description } from "./openapi.ts";

/** Folder of the bundled descriptions, `NAME.json`, which `npm run bundle` writes and nobody commits. */
export const BUNDLED = new URL("../spec/bundled/", import.meta.url);

/** Reads a bundled description; `NAME.standard` is the one for tools that know plain OpenAPI only. */
export function readBundle(name: string): Description {
  return JSON.parse(readFileSync(new URL(`${name}.json`, BUNDLED), "utf8"));
}
