import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { run } from "./commands.ts";

/** A registry on this machine that holds nothing but what is published to it. */
export interface LocalRegistry extends AsyncDisposable {
  readonly url: string;
  /** Flags of `npm publish` that lead there. It takes any token, and npm publishes nothing without one. */
  readonly publishFlags: readonly string[];
}

/** Installs the registry's program, which has a folder and a lock file of its own, and starts it. */
export async function startLocalRegistry(): Promise<LocalRegistry> {
  await run("npm", ["ci", "--prefer-offline", "--silent"], "registry");
  const storage = await mkdtemp(join(tmpdir(), "ges-registry-"));
  const server = spawn(process.execPath, ["serve.ts", storage], {
    cwd: "registry",
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [url] = await Promise.race([
    once(createInterface(server.stdout), "line"),
    once(server, "exit").then(() => Promise.reject(new Error("The registry in registry/ ended before it listened."))),
  ]);
  return {
    url,
    publishFlags: [`--registry=${url}`, `--${url.replace("http:", "")}/:_authToken=none`, "--provenance=false"],
    async [Symbol.asyncDispose]() {
      const exit = once(server, "exit");
      server.kill();
      await exit;
      await rm(storage, { recursive: true, force: true });
    },
  };
}
