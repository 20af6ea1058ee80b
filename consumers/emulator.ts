import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Target } from "./cell.ts";

/** Starts the emulator that a project has installed, by its command. */
export async function startEmulator(project: string): Promise<AsyncDisposable & { target: Target }> {
  const given = { projectId: "0123456789abcdef0123456789abcdef", token: "token-of-the-consumers" };
  const flags = { port: "0", "job-duration": "50", "project-id": given.projectId, token: given.token };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  const command = spawn("node", [join(project, "node_modules/.bin/ges-emulator"), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface(command.stdout), "line");
  const endpoint = /http:\/\/\S+/.exec(line)?.[0];
  if (endpoint === undefined) throw new Error(`The emulator began with ${JSON.stringify(line)}`);
  return {
    target: { endpoint, ...given },
    async [Symbol.asyncDispose]() {
      const exit = once(command, "exit");
      command.kill();
      await exit;
    },
  };
}
