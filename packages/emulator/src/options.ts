import { Access } from "./access/access.ts";
import { checkFaultRule, type FaultRule } from "./control/fault-rule.ts";
import { isLoopback } from "./http/loopback.ts";
import { DEFAULT_JOB_MS, parseJobDuration } from "./jobs/job-pace.ts";
import { COMPATIBILITIES, type Compatibility } from "./state/compatibility.ts";
import { type QueryLimits, type QuerySettings, queryLimitsFrom } from "./state/query-settings.ts";
import { type Quotas, quotasFrom } from "./state/quotas.ts";
import type { Randomness } from "./state/randomness.ts";

/** Options of an emulator. Each is a flag of `ges-emulator` too, in kebab-case. */
export interface EmulatorOptions {
  /** Port to listen on; 0 takes a free one. In a process, nothing listens unless a port is given. */
  readonly port?: number | undefined;
  /** Address to listen on. Default: `127.0.0.1`. Beyond loopback, `token` and `password` are required. */
  readonly host?: string | undefined;
  /**
   * Pace of jobs, by default 200 milliseconds each: comma-separated entries such as
   * `polls:3,CreateGraph=500,StopGraph=fail`, each for all jobs or for those of one kind. A number is a duration in
   * milliseconds, `polls:3` ends a job at the third poll of it or its graph, `realistic` lets it take minutes, and
   * `fail` lets it fail in the end.
   */
  readonly jobDuration?: number | string | undefined;
  /** Folder that stands for object storage (OBS); its folders are the buckets. Default: no object storage. */
  readonly obs?: string | undefined;
  /**
   * Folder for persistence: graphs, jobs, backups, tokens and the clock are restored at the next start, even
   * after a crash. It is created when missing. Default: everything stays in memory only.
   */
  readonly data?: string | undefined;
  /** Makes `data` survive a loss of power as well as a crash, at the price of slower writes. Default: `false`. */
  readonly durable?: boolean | undefined;
  /** Quotas of the project. Default: 100 graphs, 10 trillion edges, 1000 backups and 1000 metadata files. */
  readonly quotas?: Partial<Quotas> | undefined;
  /** Limits of one query in steps, rows, bytes and milliseconds (`timeMs`). */
  readonly queryLimits?: Partial<QueryLimits> | undefined;
  /**
   * `observed`, the default, responds as clients of the service expect where the vendor's pages say otherwise;
   * `documented` responds as the pages say, and refuses in queries what they call unsupported.
   */
  readonly compat?: Compatibility | undefined;
  /** ID of the one project. */
  readonly projectId?: string | undefined;
  /** Name of the one user, for `POST /v3/auth/tokens`. */
  readonly user?: string | undefined;
  /** Password of the one user. Default: random. */
  readonly password?: string | undefined;
  /** Token that is valid from the start and does not expire. Default: random. */
  readonly token?: string | undefined;
  /** Token that may only read: anything else is refused. Default: none. */
  readonly readOnlyToken?: string | undefined;
  /** Access key of the one key pair. */
  readonly accessKey?: string | undefined;
  /** Secret key of the one key pair. Default: random. */
  readonly secretKey?: string | undefined;
  /** Makes IDs, secrets and chance the same at every start. For tests only: the secrets can then be guessed. */
  readonly seed?: number | undefined;
  /** Faults to inject from the start, see `emulator.faults`. */
  readonly faults?: readonly FaultRule[] | undefined;
}

export const DEFAULTS = {
  host: "127.0.0.1",
  jobDuration: DEFAULT_JOB_MS,
  compat: "observed",
  projectId: "0123456789abcdef0123456789abcdef",
  user: "emulator",
  accessKey: "EMULATORACCESSKEY001",
} as const;

/** Checks options that do not come from the compiler, or cannot be checked by it. */
export function checkOptions(options: EmulatorOptions): void {
  const { port, jobDuration = DEFAULTS.jobDuration, quotas = {}, data, durable, seed, faults = [] } = options;
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new TypeError("port: must be a whole number from 0 to 65535");
  }
  parseJobDuration(jobDuration);
  quotasFrom(quotas);
  querySettingsFrom(options);
  if (data === "") throw new TypeError("data: must name a folder");
  if (durable && data === undefined) throw new TypeError("durable: needs data, the folder to keep everything in");
  if (seed !== undefined && !Number.isSafeInteger(seed)) throw new TypeError("seed: must be a whole number");
  for (const rule of faults) checkFaultRule(rule);
  checkAccess(options);
  checkHost(options);
}

function checkAccess({ projectId, token, readOnlyToken, accessKey, secretKey }: EmulatorOptions): void {
  if (projectId !== undefined && !/^[0-9A-Za-z]{1,64}$/.test(projectId)) {
    throw new TypeError("projectId: must be 1 to 64 letters and digits");
  }
  for (const [name, secret] of Object.entries({ token, readOnlyToken, accessKey, secretKey })) {
    if (secret !== undefined && !/^[\x21-\x7e]+$/.test(secret)) {
      throw new TypeError(`${name}: must be printable ASCII without spaces`);
    }
  }
  if (token !== undefined && token === readOnlyToken) {
    throw new TypeError("readOnlyToken: must differ from token");
  }
}

function checkHost({ host = DEFAULTS.host, token, password, seed }: EmulatorOptions): void {
  if (isLoopback(host)) return;
  if (token === undefined || password === undefined) {
    throw new TypeError("host: to listen beyond loopback, give a token and a password of your own");
  }
  if (seed !== undefined) {
    throw new TypeError("seed: makes secrets that can be guessed, so it needs a host that is loopback");
  }
}

/** The settings of queries that options describe. */
export function querySettingsFrom({ queryLimits = {}, compat = DEFAULTS.compat }: EmulatorOptions): QuerySettings {
  if (!COMPATIBILITIES.includes(compat)) throw new TypeError(`compat: must be ${COMPATIBILITIES.join(" or ")}`);
  return { limits: queryLimitsFrom(queryLimits), compatibility: compat === "documented" ? compat : "extended" };
}

/** The access that options describe. */
export function accessFrom(options: EmulatorOptions, randomness: Randomness, now: () => number): Access {
  const { projectId, user, accessKey } = { ...DEFAULTS, ...defined(options) };
  const { password, token, readOnlyToken, secretKey } = options;
  const granted = { projectId, user, password, token, readOnlyToken, accessKey, secretKey };
  return new Access(granted, randomness, now);
}

/** Leaves out what is there but undefined, so that it does not hide a default. */
function defined(options: EmulatorOptions): {
  [Name in keyof EmulatorOptions]?: Exclude<EmulatorOptions[Name], undefined>;
} {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
