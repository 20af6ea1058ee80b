import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { inject } from "vitest";

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Standard input. */
  readonly input?: string;
  readonly cwd?: string;
}

/** A home with nothing in it. */
export const HOME = mkdtempSync(join(tmpdir(), "ges-home-"));

/** The environment of a run: nothing of this machine's but the programs. */
export function environmentOf(own: Readonly<Record<string, string>> = {}): Record<string, string> {
  // `ges` by its name, on the Node.js of this project.
  const path = [dirname(process.execPath), dirname(inject("ges")), process.env["PATH"]].join(delimiter);
  return { PATH: path, HOME, GES_METADATA_DISABLED: "1", ...own };
}

/** Runs `ges` without a terminal. */
export async function ges(words: readonly string[], { environment, input, cwd }: RunOptions = {}): Promise<Ended> {
  const child = spawn(process.execPath, [inject("ges"), ...words], { env: environmentOf(environment), cwd });
  child.stdin.end(input ?? "");
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once("close", resolve)),
  ]);
  return { code, stdout, stderr };
}
