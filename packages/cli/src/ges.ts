/** The program `ges`. */
import { exitCodeOf } from "./errors/exit-code.ts";
import { reportError } from "./output/report-error.ts";
import { run } from "./run.ts";

run(process.argv.slice(2)).catch(async (error: unknown) => {
  process.exitCode = exitCodeOf(error);
  const { commandOf } = await import("./command-of.ts");
  await reportError(error, commandOf);
});
