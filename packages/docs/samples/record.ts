/** Records what the emulator answers to every sample, for the pages to show: `npm run samples -w @ges-sdk/docs`. */
import { writeFile } from "node:fs/promises";
import { PACKAGE } from "../src/model/places.ts";
import { runSamples } from "./run.ts";

const recorded = await runSamples((key, error) => {
  process.exitCode = 1;
  console.error(`${key}: ${error instanceof Error ? error.message : error}`);
});
await writeFile(new URL("samples/generated/recorded.json", PACKAGE), `${JSON.stringify(recorded, null, 2)}\n`);
console.log(`${Object.keys(recorded).length} samples recorded`);
