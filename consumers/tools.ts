import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { run } from "../scripts/release/commands.ts";
import { CannotRunHere } from "./cell.ts";

export const TOOLS = join(import.meta.dirname, "node_modules");

/** Lines of Node.js that the packages support. */
export const NODE_LINES = ["22.13.0", "22", "24", "26"];

const require = createRequire(import.meta.url);

/** Returns the version of an installed tool. */
export function versionOf(tool: string): string {
  return require(join(TOOLS, tool, "package.json")).version.replace(/^v/, "");
}

/** Returns the program of a line of Node.js. */
export function nodeOf(line: string): string {
  try {
    return join(dirname(require.resolve(`node-${line}/package.json`)), "bin/node");
  } catch {
    throw new CannotRunHere(`consumers/package.json has Node.js ${line} for linux-x64 only`);
  }
}

/** Runs a program and expects that it printed the status of a job that succeeded. */
export async function expectSuccess(command: string, args: readonly string[], cwd: string, env = {}): Promise<void> {
  const output = (await run(command, args, cwd, env)).trim();
  if (output !== "success") throw new Error(`It printed ${JSON.stringify(output)} instead of "success".`);
}

/** Returns the program of Bun, whose own package must be set up by a script before it runs. */
export function bun(): string {
  const platform = `@oven/bun-${process.platform}-${process.arch === "arm64" ? "aarch64" : process.arch}`;
  try {
    return require.resolve(`${platform}/bin/bun`);
  } catch {
    throw new CannotRunHere(`there is no package ${platform}`);
  }
}

/** Returns the path of an installed Chromium, if there is one. */
export function findChromium(): string | undefined {
  const paths = (process.env["PATH"] ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  return names.flatMap((name) => paths.map((path) => join(path, name))).find((path) => existsSync(path));
}
