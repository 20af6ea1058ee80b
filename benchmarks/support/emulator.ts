import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const COMMAND = fileURLToPath(new URL("../../packages/emulator/bin/ges-emulator.js", import.meta.url));

/** Request headers of the benchmarks. */
export const HEADERS = { accept: "application/json", "content-type": "application/json", "x-auth-token": "token1" };

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

/** Starts the built emulator. */
export function startEmulator(...flags: string[]): Promise<ServerProcess> {
  return startServer(process.execPath, [
    COMMAND,
    ...["--port", "0", "--project-id", "project1", "--token", "token1", "--job-duration", "0"],
    ...flags,
  ]);
}

/** Starts a program that prints the URL it listens on. */
export async function startServer(command: string, args: string[]): Promise<ServerProcess> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[\w.]+:\d+/.exec(line)?.[0];
    if (url === undefined) continue;
    child.stdout.resume();
    return { url, child, stop: () => stopped(child) };
  }
  throw new Error(`${command} ended without having listened`);
}

async function stopped(child: ChildProcess): Promise<void> {
  child.kill();
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

/** Memory that a process has, in MB. On Linux only. */
export function residentMegabytes({ pid }: ChildProcess): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1000;
}

const TICKS_PER_SECOND = 100;

/** CPU time that a process has taken. On Linux only. */
export function cpuSeconds({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return (user + system) / TICKS_PER_SECOND;
}

/** Time of a process's main thread, in milliseconds. */
export interface ThreadTime {
  readonly running: number;
  /** Ready to run, while the machine ran something else. */
  readonly delayed: number;
}

/** Time that the main thread of a process has run, and has waited for the machine. On Linux only. */
export function threadTime(pid: number | "self" | undefined): ThreadTime {
  const [running, delayed] = readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ").map(Number);
  return { running: (running ?? 0) / 1e6, delayed: (delayed ?? 0) / 1e6 };
}

/** Creates a running graph and gives its ID. */
export async function newGraph(url: string, name: string): Promise<string> {
  const network = { vpc_id: "v", subnet_id: "s", security_group_id: "g" };
  const graph = { name, graph_size_type_index: "1", ...network, crypt_algorithm: "generalCipher", enable_https: false };
  const answer = await fetch(`${url}/v2/project1/graphs`, {
    method: "POST",
    headers: HEADERS,
    body: JSON.stringify({ graph }),
  });
  const { id } = (await answer.json()) as { id?: string };
  if (id === undefined) throw new Error(`the graph was not created: ${answer.status}`);
  return id;
}
