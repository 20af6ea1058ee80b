import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type FaultRule, parseFaultRule } from "./control/fault-rule.ts";
import { CONTROL_PATH } from "./control/guard.ts";
import { createEmulator } from "./emulator.ts";
import { isLoopback } from "./http/loopback.ts";
import { DEFAULTS, type EmulatorOptions } from "./options.ts";
import { parseQuotas } from "./state/quotas.ts";

const USAGE = `ges-emulator: Graph Engine Service on your own machine

  --port NUMBER          port to listen on, 8080 unless given; 0 takes a free one
  --host ADDRESS         address to listen on, 127.0.0.1 unless given
  --job-duration PACE    how jobs move on: milliseconds (200 unless given), polls:3 (done at the
                         third look), realistic (minutes), and for one kind also fail:
                         polls:3,CreateGraph=500,StopGraph=fail
  --obs DIR              a folder that stands for object storage (OBS); the folders in it are the buckets
  --data DIR             a folder to keep everything in, made when it is not there; without it everything
                         is in memory only
  --durable              lets what is kept outlive a loss of power as well as a crash
  --quotas QUOTAS        how much the project may hold:
                         graphs=100,edges=10000000000000,backups=1000,metadatas=1000
  --project-id ID        ID of the one project
  --user NAME            name of the one user
  --password PASSWORD    password of the one user, a random one unless given
  --token TOKEN          a token that is valid from the start
  --read-only-token T    a token that may only read
  --access-key KEY       access key of the one key pair
  --secret-key KEY       secret key of the one key pair
  --seed NUMBER          makes IDs, secrets and chance the same at every start
  --fault RULE           something that goes wrong on purpose, as often as wanted:
                         stopGraph:status=503,code=GES.7005,times=2
  --faults FILE          such rules as a JSON array
  --help                 this text
`;

const text = { type: "string" } as const;

function readFlags(): EmulatorOptions | "help" {
  const { values } = parseArgs({
    options: {
      port: { ...text, default: "8080" },
      host: text,
      "job-duration": text,
      obs: text,
      data: text,
      durable: { type: "boolean" },
      quotas: text,
      "project-id": text,
      user: text,
      password: text,
      token: text,
      "read-only-token": text,
      "access-key": text,
      "secret-key": text,
      seed: text,
      fault: { ...text, multiple: true, default: [] },
      faults: text,
      help: { type: "boolean" },
    },
  });
  if (values.help) return "help";
  return {
    port: Number(values.port),
    host: values.host,
    jobDuration: values["job-duration"],
    obs: values.obs,
    data: values.data,
    durable: values.durable,
    quotas: values.quotas === undefined ? undefined : parseQuotas(values.quotas),
    projectId: values["project-id"],
    user: values.user,
    password: values.password,
    token: values.token,
    readOnlyToken: values["read-only-token"],
    accessKey: values["access-key"],
    secretKey: values["secret-key"],
    seed: numberFrom(values.seed),
    faults: [...rulesIn(values.faults), ...values.fault.map(parseFaultRule)],
  };
}

function numberFrom(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function rulesIn(file: string | undefined): readonly FaultRule[] {
  if (file === undefined) return [];
  const text = readFileSync(file, "utf8");
  try {
    return [JSON.parse(text)].flat();
  } catch (error) {
    throw new TypeError(`faults: ${file} is not JSON: ${(error as Error).message}`);
  }
}

async function main(): Promise<void> {
  const options = readFlags();
  if (options === "help") {
    process.stdout.write(USAGE);
    return;
  }
  const emulator = await createEmulator(options);
  console.log(`ges-emulator listening on ${emulator.url}`);
  // Where it wants its token, no browser gets in.
  if (isLoopback(options.host ?? DEFAULTS.host)) console.log(`page ${emulator.url}${CONTROL_PATH}`);
  console.log(`project ${emulator.credentials.projectId}, token ${emulator.token}`);
  console.log(`user ${emulator.user.name}, password ${emulator.user.password}`);
  console.log(`access key ${emulator.keys.accessKey}, secret key ${emulator.keys.secretKey}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => emulator.close().catch(fail));
}

function fail(error: Error): void {
  console.error(`ges-emulator: ${error.message}`);
  process.exitCode = 1;
}

main().catch(fail);
