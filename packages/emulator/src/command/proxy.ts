import { parseArgs } from "node:util";
import { checkOptions } from "../check-options.ts";
import { createAccess } from "../create-access.ts";
import { listen } from "../http/listen.ts";
import { isLoopback } from "../http/loopback.ts";
import { DEFAULTS } from "../options.ts";
import { createProxy, type Exchange } from "../proxy/create-proxy.ts";
import { FixtureFolder } from "../proxy/fixture.ts";
import { targetAt } from "../proxy/target.ts";
import { Randomness } from "../state/randomness.ts";

const text = { type: "string" } as const;

const FLAGS = {
  target: text,
  record: text,
  port: { ...text, default: "8080" },
  host: text,
  "project-id": text,
  user: text,
  password: text,
  token: text,
  "access-key": text,
  "secret-key": text,
} as const;

/**
 * Passes requests on to a target, and prints where they differ from the description.
 *
 * @throws {TypeError} when a flag is missing or wrong; the message names it
 */
export async function proxy(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: FLAGS });
  if (values.target === undefined) throw new TypeError("target: must be the address to pass requests on to");
  const { host = DEFAULTS.host, user, password, token } = values;
  const port = Number(values.port);
  const options = {
    ...{ host, port, user, password, token },
    projectId: values["project-id"],
    accessKey: values["access-key"],
    secretKey: values["secret-key"],
  };
  checkOptions(options);
  const access = createAccess(options, new Randomness(), () => Date.now());
  const handle = createProxy({
    target: targetAt(values.target, process.env),
    access,
    isOnLoopback: isLoopback(host),
    fixtures: values.record === undefined ? undefined : new FixtureFolder(values.record),
    onExchange: print,
  });
  const listener = await listen(handle, { host, port, certificate: undefined });
  const { owner } = access;
  console.log(`ges-emulator proxy listening on ${listener.url}, for ${new URL(values.target).origin}`);
  console.log(`project ${owner.projectId}, token ${owner.token}`);
  console.log(`access key ${owner.keys.accessKey}, secret key ${owner.keys.secretKey}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void listener.close());
}

function print({ method, path, status, operation, differences }: Exchange): void {
  const name = operation ? `${operation.description}/${operation.operationId}` : path;
  console.log(`${differences.length === 0 ? "as described" : "differs"}: ${method} ${name} ${status}`);
  for (const difference of differences) console.log(`  ${difference}`);
}
