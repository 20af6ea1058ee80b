import { Access } from "./access/access.ts";

/** What an emulator can be started with. Each is a flag of `ges-emulator` too, in kebab-case. */
export interface EmulatorOptions {
  /** Port to listen on; 0 takes a free one. In a process, nothing listens unless a port is given. */
  readonly port?: number | undefined;
  /** Address to listen on, `127.0.0.1` unless given. Beyond loopback, `token` and `password` have to be given too. */
  readonly host?: string | undefined;
  /** How long every job takes, in milliseconds, 200 unless given. */
  readonly jobDuration?: number | undefined;
  /** ID of the one project. */
  readonly projectId?: string | undefined;
  /** Name of the one user, for `POST /v3/auth/tokens`. */
  readonly user?: string | undefined;
  /** Password of the one user. */
  readonly password?: string | undefined;
  /** A token that is valid from the start and does not expire. A random one unless given. */
  readonly token?: string | undefined;
  /** Access key of the one key pair. */
  readonly accessKey?: string | undefined;
  /** Secret key of the one key pair. A random one unless given. */
  readonly secretKey?: string | undefined;
}

export const DEFAULTS = {
  host: "127.0.0.1",
  jobDuration: 200,
  projectId: "0123456789abcdef0123456789abcdef",
  user: "emulator",
  password: "emulator-password",
  accessKey: "EMULATORACCESSKEY001",
} as const;

/** Checks options that do not come from the compiler, or cannot be checked by it. */
export function checkOptions(options: EmulatorOptions): void {
  const { port, host = DEFAULTS.host, jobDuration, projectId, token, password, accessKey, secretKey } = options;
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new TypeError("port: must be a whole number from 0 to 65535");
  }
  if (jobDuration !== undefined && !(Number.isFinite(jobDuration) && jobDuration >= 0)) {
    throw new TypeError("jobDuration: must be a number of milliseconds, 0 or more");
  }
  if (projectId !== undefined && !/^[0-9A-Za-z]{1,64}$/.test(projectId)) {
    throw new TypeError("projectId: must be 1 to 64 letters and digits");
  }
  for (const [name, secret] of Object.entries({ token, accessKey, secretKey })) {
    if (secret !== undefined && !/^[\x21-\x7e]+$/.test(secret)) {
      throw new TypeError(`${name}: must be printable ASCII without spaces`);
    }
  }
  const isLoopback = /^(127(\.\d{1,3}){3}|::1|localhost)$/.test(host);
  if (!isLoopback && (token === undefined || password === undefined)) {
    throw new TypeError("host: whoever listens beyond loopback gives a token and a password of their own");
  }
}

/** The access that options describe. */
export function accessFrom(options: EmulatorOptions, now: () => number): Access {
  const { projectId, user, password, accessKey } = { ...DEFAULTS, ...defined(options) };
  const { token, secretKey } = options;
  return new Access({ projectId, user, password, token, accessKey, secretKey }, now);
}

/** Leaves out what is there but undefined, so that it does not hide a default. */
function defined(options: EmulatorOptions): {
  [Name in keyof EmulatorOptions]?: Exclude<EmulatorOptions[Name], undefined>;
} {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
