import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { DescribedOperation } from "./operations.ts";
import { EMULATOR } from "./places.ts";

/** Something the emulator does that no page of the vendor tells. */
export interface Assumption {
  assumption: string;
  why: string;
}

/** Extent to which the emulator implements an operation. */
export interface Emulation {
  state: "documented" | "assumed" | "not emulated";
  /** Reason that it is not emulated. */
  reason?: string;
  assumptions: Assumption[];
}

const folder = new URL("assumptions/", EMULATOR);
const assumptions: Record<string, Assumption[]> = {};
for (const file of readdirSync(folder)) {
  const entries: Record<string, Assumption[]> = parse(readFileSync(new URL(file, folder), "utf8"));
  for (const [key, list] of Object.entries(entries)) assumptions[key] = [...(assumptions[key] ?? []), ...list];
}

/** Reasons that operations are not emulated, by plane and name, from OPERATIONS.md, which the emulator's tests keep true. */
const missing = new Map<string, string>();
let section = "";
for (const line of readFileSync(new URL("OPERATIONS.md", EMULATOR), "utf8").split("\n")) {
  if (line.startsWith("## ")) section = line.includes("API v2") ? "v2" : line.includes("Service") ? "service" : "v1";
  const [, id, reason = ""] = /^\| `(\w+)` .*\| not emulated(?:: (.*))? \|$/.exec(line) ?? [];
  if (id) missing.set(`${section}/${id}`, reason);
}

export function emulationOf({ id, reference }: DescribedOperation): Emulation {
  const reason = missing.get(`${reference.version}/${id}`);
  if (reason !== undefined) return { state: "not emulated", reason, assumptions: [] };
  const list = [...(assumptions[id] ?? []), ...(assumptions[`${reference.name}/${id}`] ?? [])];
  return { state: list.length > 0 ? "assumed" : "documented", assumptions: list };
}
