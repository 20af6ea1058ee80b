import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** `ges-emulator` in a process of its own. */
export interface Command {
  readonly child: ChildProcess;
  /** Address that it listens at, once it does. */
  readonly url: Promise<string>;
  readonly ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

export const TOKEN = "token1";
export const PROJECT = "project1";

/** Runs `ges-emulator` on a free port. What stands in `before` stands in front of the command. */
export function runCommand(flags: readonly string[], { node = [] as string[], before = [] as string[] } = {}): Command {
  const line = [...before, process.execPath, ...node, PROGRAM, "--port", "0", "--token", TOKEN];
  const { child, printed, ended } = runProcess([...line, "--project-id", PROJECT, ...flags]);
  return { child, url: printed(/listening on (\S+)\n/).then(([, url]) => String(url)), ended };
}

export const PROGRAM = "bin/ges-emulator.js";

/** Runs a program with its arguments, and listens to what it prints. */
export function runProcess([program = "", ...line]: readonly string[]) {
  const child = spawn(program, line);
  const text = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].on("data", (data) => {
      text[name] += data;
    });
  }
  return {
    child,
    /** Output so far, once it matches. */
    printed: (pattern: RegExp) =>
      new Promise<RegExpExecArray>((resolve) => {
        child.stdout.on("data", () => {
          const match = pattern.exec(text.stdout);
          if (match) resolve(match);
        });
      }),
    ended: once(child, "close").then(([code]) => ({ code: code as number | null, ...text })),
  };
}

/** Asks a process; rejects when it is gone. */
export async function ask(url: string, method: string, path: string, body?: unknown) {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { "x-auth-token": TOKEN },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}
