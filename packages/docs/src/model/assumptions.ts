import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { DescribedOperation } from "./operations.ts";
import { EMULATOR } from "./places.ts";

/** Something the emulator does that no page of the vendor tells. */
export interface Assumption {
  assumption: string;
  why: string;
}

/** How far the emulator carries an operation out. */
export interface Emulation {
  state: "documented" | "assumed" | "not emulated";
  assumptions: Assumption[];
}

const folder = new URL("assumptions/", EMULATOR);
const assumptions: Record<string, Assumption[]> = {};
for (const file of readdirSync(folder)) {
  const entries = parse(readFileSync(new URL(file, folder), "utf8")) as Record<string, Assumption[]>;
  for (const [key, list] of Object.entries(entries)) assumptions[key] = [...(assumptions[key] ?? []), ...list];
}

/** The operations that OPERATIONS.md, which the emulator's tests keep true, calls not emulated: by plane and name. */
const missing = new Set<string>();
let section = "";
for (const line of readFileSync(new URL("OPERATIONS.md", EMULATOR), "utf8").split("\n")) {
  if (line.startsWith("## ")) section = line.includes("API v2") ? "v2" : line.includes("Service") ? "service" : "v1";
  const [, id] = /^\| `(\w+)` .*\| not emulated: .*\|$/.exec(line) ?? [];
  if (id) missing.add(`${section}/${id}`);
}

export function emulationOf({ id, reference }: DescribedOperation): Emulation {
  if (missing.has(`${reference.version}/${id}`)) return { state: "not emulated", assumptions: [] };
  const list = assumptions[`${reference.name}/${id}`] ?? [];
  return { state: list.length > 0 ? "assumed" : "documented", assumptions: list };
}
