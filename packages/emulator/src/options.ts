import { DEFAULT_PROJECT_NAME, type ProjectOptions } from "./access/project.ts";
import type { FaultRule } from "./control/fault-rule.ts";
import { DEFAULT_JOB_MS } from "./jobs/job-pace.ts";
import { COMPATIBILITIES, type Compatibility } from "./state/compatibility.ts";
import { type QueryLimits, type QuerySettings, queryLimitsFrom } from "./state/query-settings.ts";
import type { Quotas } from "./state/quotas.ts";

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
  /**
   * Folder that stands for object storage (OBS); its folders are the buckets. Default: the folder `obs` in `data`, or a
   * temporary one that `close` removes; its buckets are made as they are written to.
   */
  readonly obs?: string | undefined;
  /**
   * Folder for persistence: graphs, jobs, backups, tokens and the clock are restored at the next start, even
   * after a crash. It is created when missing. Default: everything stays in memory only.
   */
  readonly data?: string | undefined;
  /**
   * Folder with graphs that are there from the start, and after each `reset`: every folder inside is a graph, with
   * `schema.xml`, `vertices.csv` and `edges.csv`, or with a `backup.jsonl` as `dump` writes it. A graph of the same
   * name in `data` takes precedence. Default: no graphs.
   */
  readonly init?: string | undefined;
  /**
   * Folder with exchanges that `ges-emulator proxy --record` recorded: requests that are the same get the recorded
   * responses, one after the other, and then the last one. All others are emulated.
   */
  readonly replay?: string | undefined;
  /** Makes `data` survive a loss of power as well as a crash, at the price of slower writes. Default: `false`. */
  readonly durable?: boolean | undefined;
  /** Quotas of each project. Default: 100 graphs, 10 trillion edges, 1000 backups and 1000 metadata files. */
  readonly quotas?: Partial<Quotas> | undefined;
  /** Limits of one query in steps, rows, bytes and milliseconds (`timeMs`). */
  readonly queryLimits?: Partial<QueryLimits> | undefined;
  /**
   * `observed`, the default, responds as clients of the service expect where the vendor's pages say otherwise;
   * `documented` responds as the pages say, and refuses in queries what they call unsupported.
   */
  readonly compat?: Compatibility | undefined;
  /** ID of the default project, which every region's name stands for as well. */
  readonly projectId?: string | undefined;
  /** Name of the domain (account) that all projects and users belong to. Default: `emulator`. */
  readonly domain?: string | undefined;
  /** Further projects, each with users of its own. */
  readonly projects?: readonly ProjectOptions[] | undefined;
  /** Name of the user of the default project, for `POST /v3/auth/tokens`. */
  readonly user?: string | undefined;
  /** Password of that user. Default: random. */
  readonly password?: string | undefined;
  /** Token of that user, valid from the start without expiry. Default: random. */
  readonly token?: string | undefined;
  /** Token that may only read: anything else is refused. Default: none. */
  readonly readOnlyToken?: string | undefined;
  /** Access key of that user. */
  readonly accessKey?: string | undefined;
  /** Secret key of that user. Default: random. */
  readonly secretKey?: string | undefined;
  /** Lets pages of this machine call GES and IAM from a browser (CORS). Default: `false`. */
  readonly cors?: boolean | undefined;
  /** Serves HTTPS with a new certificate, which `emulator.certificate` holds for clients to trust. Default: `false`. */
  readonly tls?: boolean | undefined;
  /** File to write that certificate to. Default: none. */
  readonly tlsCertificate?: string | undefined;
  /** `json` writes a line of JSON to standard output for each request. Default: none. */
  readonly log?: "json" | undefined;
  /**
   * Token for the control API under `/_emulator`, as `Authorization: Bearer TOKEN`. With it other machines may control
   * the emulator too. Default: none, and only this machine may.
   */
  readonly controlToken?: string | undefined;
  /** Makes IDs, secrets and chance the same at every start. For tests only: the secrets can then be guessed. */
  readonly seed?: number | undefined;
  /** Faults to inject from the start, see `emulator.faults`. */
  readonly faults?: readonly FaultRule[] | undefined;
}

/** Names of all options. */
export const OPTION_NAMES = Object.keys({
  port: true,
  host: true,
  jobDuration: true,
  obs: true,
  data: true,
  init: true,
  replay: true,
  durable: true,
  quotas: true,
  queryLimits: true,
  compat: true,
  projectId: true,
  domain: true,
  projects: true,
  user: true,
  password: true,
  token: true,
  readOnlyToken: true,
  accessKey: true,
  secretKey: true,
  cors: true,
  tls: true,
  tlsCertificate: true,
  log: true,
  controlToken: true,
  seed: true,
  faults: true,
} satisfies Record<keyof EmulatorOptions, true>);

export const DEFAULTS = {
  host: "127.0.0.1",
  jobDuration: DEFAULT_JOB_MS,
  compat: "observed",
  projectId: "0123456789abcdef0123456789abcdef",
  projectName: DEFAULT_PROJECT_NAME,
  domain: "emulator",
  user: "emulator",
  accessKey: "EMULATORACCESSKEY001",
} as const;

/** The settings of queries that options describe. */
export function querySettingsFrom({ queryLimits = {}, compat = DEFAULTS.compat }: EmulatorOptions): QuerySettings {
  if (!COMPATIBILITIES.includes(compat)) throw new TypeError(`compat: must be ${COMPATIBILITIES.join(" or ")}`);
  return { limits: queryLimitsFrom(queryLimits), compatibility: compat === "documented" ? compat : "extended" };
}
