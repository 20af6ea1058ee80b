import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { createEmulator } from "../emulator.ts";

/**
 * Writes the graphs of a data folder into a folder that `--init` takes.
 *
 * @throws {TypeError} when an argument is missing or wrong; the message names it
 */
export async function dump(args: string[]): Promise<void> {
  const options = { data: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) throw new TypeError("dump: name the one folder to write to");
  // An emulator would make a folder that is not there.
  if (values.data === undefined || !existsSync(values.data)) {
    throw new TypeError("data: must name the folder that the emulator kept its data in");
  }
  await using emulator = await createEmulator({ data: values.data });
  await emulator.dump(folder);
  console.log(`graphs are in ${folder}; ges-emulator --init ${folder} starts with them`);
}
