import { readFileSync } from "node:fs";
import { reasonNotEmulated } from "../api/not-emulated.ts";
import { OPERATIONS } from "../description/operation.ts";

/** Version of the emulator. */
export const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** Version and number of operations, for clients that wait until the emulator is up. */
export function health() {
  const emulated = OPERATIONS.filter((operation) => reasonNotEmulated(operation) === undefined);
  return { version, operations: { described: OPERATIONS.length, emulated: emulated.length } };
}
