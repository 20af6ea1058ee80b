/** Time from the emulator's start to its first response, and its memory then, compared with a bare server. */
import { spawnSync } from "node:child_process";
import { HEADERS, residentMegabytes, type ServerProcess, startEmulator, startServer } from "./support/emulator.ts";
import { median, report } from "./support/measure.ts";

const ROUNDS = 11;
const PATH = "/v2/project1/graphs";

const BARE = `
  const server = require("node:http").createServer((request, response) => response.end("{}"));
  server.listen(0, "127.0.0.1", () => console.log("http://127.0.0.1:" + server.address().port));`;

const IN_PROCESS = `
  const begun = performance.now();
  const { createEmulator } = await import(${JSON.stringify(new URL("../packages/emulator/dist/index.js", import.meta.url))});
  const { url, fetch, token, credentials } = await createEmulator();
  await (await fetch(url + "/v2/" + credentials.projectId + "/graphs", { headers: { "x-auth-token": token } })).json();
  console.log(performance.now() - begun);`;

/** Milliseconds until a new process has answered, and its memory in MB. */
async function startOf(start: () => Promise<ServerProcess>): Promise<{ ms: number; megabytes: number }> {
  const begun = performance.now();
  const { url, child, stop } = await start();
  const answer = await fetch(url + PATH, { headers: HEADERS });
  await answer.json();
  const ms = performance.now() - begun;
  if (!answer.ok) throw new Error(`the first answer has status ${answer.status}`);
  const megabytes = residentMegabytes(child);
  await stop();
  return { ms, megabytes };
}

function startInProcess(): number {
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", IN_PROCESS], { encoding: "utf8" });
  return Number(stdout);
}

const samples = { bare: [] as number[], process: [] as number[], megabytes: [] as number[], inProcess: [] as number[] };
for (let round = 0; round < ROUNDS; round += 1) {
  samples.bare.push((await startOf(() => startServer(process.execPath, ["--eval", BARE]))).ms);
  const { ms, megabytes } = await startOf(() => startEmulator());
  samples.process.push(ms);
  samples.megabytes.push(megabytes);
  samples.inProcess.push(startInProcess());
}

const ms = (values: number[]) => `${median(values).toFixed(0)} ms`;
report([
  { what: "a bare server, start to first answer", measured: ms(samples.bare), wanted: "-" },
  { what: "the emulator as a process", measured: ms(samples.process), wanted: "at most 250 ms" },
  { what: "the emulator in a process", measured: ms(samples.inProcess), wanted: "at most 50 ms" },
  {
    what: "its memory as a process",
    measured: `${median(samples.megabytes).toFixed(0)} MB`,
    wanted: "at most 120 MB",
  },
]);
