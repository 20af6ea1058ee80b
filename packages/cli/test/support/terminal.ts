import { stripVTControlCharacters } from "node:util";
import { spawn } from "@lydell/node-pty";
import { expect, inject } from "vitest";
import { environmentOf, type RunOptions } from "./run.ts";

/** `ges` in a terminal of its own. */
export interface Terminal {
  /** Everything on the screen so far, colours included. */
  raw(): string;
  /** The same without what moves the cursor or colours the text. */
  screen(): string;
  type(text: string): void;
  /** Waits until the screen holds something. */
  shows(expected: string | RegExp): Promise<void>;
  /** Exit code. */
  readonly ended: Promise<number>;
}

export const ENTER = "\r";
export const CTRL_C = "\u0003";

/** Runs `ges` in a pseudo-terminal. */
export function terminal(words: readonly string[], { environment = {}, cwd }: RunOptions = {}): Terminal {
  const child = spawn(process.execPath, [inject("ges"), ...words], {
    env: environmentOf({ TERM: "xterm-256color", ...environment }),
    cols: 160,
    rows: 50,
    ...(cwd && { cwd }),
  });
  let output = "";
  child.onData((data) => {
    output += data;
  });
  const screen = () => stripVTControlCharacters(output).replaceAll("\r", "");
  return {
    raw: () => output,
    screen,
    type: (text) => child.write(text),
    shows: async (expected) => await expect.poll(screen, { timeout: 60_000 }).toMatch(expected),
    ended: new Promise((resolve) => child.onExit(({ exitCode }) => resolve(exitCode))),
  };
}
