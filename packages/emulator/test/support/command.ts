import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** `ges-emulator` in a process of its own. */
export interface Command {
  readonly child: ChildProcess;
  /** Where it listens, once it does. */
  readonly url: Promise<string>;
  readonly ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

export const TOKEN = "token1";
export const PROJECT = "project1";

/** Runs `ges-emulator` on a free port. What stands in `before` stands in front of the command. */
export function runCommand(flags: readonly string[], { node = [] as string[], before = [] as string[] } = {}): Command {
  const line = [...before, process.execPath, ...node, "bin/ges-emulator.js", "--port", "0", "--token", TOKEN];
  const [program = "", ...rest] = [...line, "--project-id", PROJECT, ...flags];
  const child = spawn(program, rest);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (data) => {
    stdout += data;
  });
  child.stderr.on("data", (data) => {
    stderr += data;
  });
  return {
    child,
    url: new Promise((resolve) => {
      child.stdout.on("data", () => {
        const url = /listening on (\S+)\n/.exec(stdout)?.[1];
        if (url) resolve(url);
      });
    }),
    ended: once(child, "close").then(([code]) => ({ code, stdout, stderr })),
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
