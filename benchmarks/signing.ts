/** Overhead per call of signing with an access key. */
import { akskCredentials } from "@ges-sdk/core";
import { report } from "./support/measure.ts";

const CALLS = 20_000;
const credentials = akskCredentials({
  accessKey: "AKEXAMPLE00000000001",
  secretKey: "SKexample0123456789abcdefghijklm",
});
const request = {
  method: "POST",
  url: "https://ges.cn-north-4.myhuaweicloud.com/v2/project1/graphs/graph1/stop",
  headers: { accept: "application/json" },
  projectId: "project1",
  body: undefined,
  signal: new AbortController().signal,
};

async function sign(calls: number): Promise<number> {
  const begun = process.cpuUsage();
  for (let call = 0; call < calls; call += 1) await credentials.authenticate(request);
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / calls;
}

await sign(CALLS);
const rounds = [];
for (let round = 0; round < 5; round += 1) rounds.push(await sign(CALLS));
const median = rounds.sort((a, b) => a - b)[2] as number;
report([{ what: "AK/SK signing, CPU per call", measured: `${median.toFixed(1)} µs`, wanted: "at most 60 µs" }]);
