import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Runs a command and returns its standard output; an error holds everything that it printed. */
export async function run(command: string, args: readonly string[], cwd = "."): Promise<string> {
  try {
    // `npm run --silent` silences the errors of every npm below it, too.
    const env = { ...process.env, npm_config_loglevel: "error" };
    const { stdout } = await execute(command, args, { cwd, env, maxBuffer: 1e8 });
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`\`${[command, ...args].join(" ")}\` failed in ${cwd}:\n${stdout}${stderr}`, { cause: error });
  }
}
