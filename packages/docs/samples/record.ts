/** Records what the emulator answers to every sample, for the pages to show: `npm run samples -w @ges-sdk/docs`. */
import { readFile, writeFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { PACKAGE } from "../src/model/places.ts";
import type { Recorded } from "../src/model/samples.ts";
import { runSamples } from "./run.ts";
import { settled } from "./settled.ts";

const recorded = await runSamples((key, error) => {
  process.exitCode = 1;
  console.error(`${key}: ${error instanceof Error ? error.message : error}`);
});
const file = new URL("samples/generated/recorded.json", PACKAGE);
const before = JSON.parse(await readFile(file, "utf8")) as Record<string, Recorded>;
// Times alone are no change: whoever reviews is to see what is.
const kept = Object.entries(recorded).map(([key, value]) => [
  key,
  isDeepStrictEqual(settled(before[key]), settled(value)) ? before[key] : value,
]);
await writeFile(file, `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`);
console.log(`${Object.keys(recorded).length} samples recorded`);
