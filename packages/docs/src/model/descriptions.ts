import { readFileSync } from "node:fs";
import type { Description } from "../../../../scripts/openapi.ts";
import { BUNDLES } from "./places.ts";

export interface Bundle extends Description {
  info: Description["info"] & { summary: string };
  tags: { name: string; description: string }[];
}

const bundles = new Map<string, Bundle>();

/** Reads a bundled description, once. */
export function readDescription(name: string): Bundle {
  const known = bundles.get(name);
  if (known) return known;
  const bundle: Bundle = JSON.parse(readFileSync(new URL(`${name}.json`, BUNDLES), "utf8"));
  bundles.set(name, bundle);
  return bundle;
}

/** Follows a reference inside a bundled description; anything else comes back as it is. */
export function resolve<T extends object>(bundle: Bundle, node: T | { $ref: string }): T {
  if (!("$ref" in node) || typeof node.$ref !== "string") return node as T;
  const target = node.$ref
    .slice(2)
    .split("/")
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], bundle);
  if (target === undefined) throw new Error(`The description refers to ${node.$ref}, which it does not have.`);
  return resolve(bundle, target as T);
}
