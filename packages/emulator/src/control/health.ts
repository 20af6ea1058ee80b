import { readFileSync } from "node:fs";
import { OPERATIONS } from "../description/operation.ts";
import { emulated } from "../handlers.ts";

/** Version of the emulator. */
export const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** What the emulator is, for whoever waits for it to be there. */
export async function health() {
  return { version, operations: { described: OPERATIONS.length, emulated: (await emulated(OPERATIONS)).length } };
}
