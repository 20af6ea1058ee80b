import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** A command that takes longer hangs. */
const LIMIT_MS = 3 * 60_000;

/** Runs a command, with settings in its environment, and returns its standard output. An error holds all it printed. */
export async function run(command: string, args: readonly string[], cwd = ".", settings = {}): Promise<string> {
  try {
    // `npm run --silent` silences the errors of every npm below it, too.
    const env = { ...process.env, npm_config_loglevel: "error", ...settings };
    const { stdout } = await execute(command, args, { cwd, env, maxBuffer: 1e8, timeout: LIMIT_MS });
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`\`${[command, ...args].join(" ")}\` failed in ${cwd}:\n${stdout}${stderr}`, { cause: error });
  }
}
