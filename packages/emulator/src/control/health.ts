import { readFileSync } from "node:fs";
import { emulated } from "../api/handlers.ts";
import { OPERATIONS } from "../description/operation.ts";

/** Version of the emulator. */
export const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** What the emulator is, for whoever waits for it to be there. */
export async function health() {
  return { version, operations: { described: OPERATIONS.length, emulated: (await emulated(OPERATIONS)).length } };
}
