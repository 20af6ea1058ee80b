import { parseArgs } from "node:util";
import { createEmulator } from "./emulator.ts";
import type { EmulatorOptions } from "./options.ts";

const USAGE = `ges-emulator: Graph Engine Service on your own machine

  --port NUMBER          port to listen on, 8080 unless given; 0 takes a free one
  --host ADDRESS         address to listen on, 127.0.0.1 unless given
  --job-duration MS      how long every job takes, 200 unless given
  --project-id ID        ID of the one project
  --user NAME            name of the one user
  --password PASSWORD    password of the one user
  --token TOKEN          a token that is valid from the start
  --access-key KEY       access key of the one key pair
  --secret-key KEY       secret key of the one key pair
  --help                 this text
`;

const text = { type: "string" } as const;

function readFlags(): EmulatorOptions | "help" {
  const { values } = parseArgs({
    options: {
      port: { ...text, default: "8080" },
      host: text,
      "job-duration": text,
      "project-id": text,
      user: text,
      password: text,
      token: text,
      "access-key": text,
      "secret-key": text,
      help: { type: "boolean" },
    },
  });
  if (values.help) return "help";
  return {
    port: Number(values.port),
    host: values.host,
    jobDuration: values["job-duration"] === undefined ? undefined : Number(values["job-duration"]),
    projectId: values["project-id"],
    user: values.user,
    password: values.password,
    token: values.token,
    accessKey: values["access-key"],
    secretKey: values["secret-key"],
  };
}

async function main(): Promise<void> {
  const options = readFlags();
  if (options === "help") {
    process.stdout.write(USAGE);
    return;
  }
  const emulator = await createEmulator(options);
  console.log(`ges-emulator listening on ${emulator.url}`);
  console.log(`project ${emulator.credentials.projectId}, token ${emulator.token}`);
  console.log(`access key ${emulator.keys.accessKey}, secret key ${emulator.keys.secretKey}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => emulator.close());
}

main().catch((error: Error) => {
  console.error(`ges-emulator: ${error.message}`);
  process.exitCode = 1;
});
