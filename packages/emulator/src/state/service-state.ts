import { ObservableMap } from "../collections/observable-map.ts";
import { JobLog } from "../jobs/job-log.ts";
import type { JobPaces } from "../jobs/job-pace.ts";
import type { Scheduler } from "../jobs/scheduler.ts";
import type { ObjectStorage } from "../object-storage/object-storage.ts";
import type { Backup } from "./backup.ts";
import type { Compatibility } from "./compatibility.ts";
import type { Graph } from "./graph.ts";
import type { Metadata } from "./metadata.ts";
import type { QuerySettings } from "./query-settings.ts";
import type { Quotas } from "./quotas.ts";
import type { Randomness } from "./randomness.ts";
import { snapshotOf } from "./snapshot.ts";

/** Everything that a project holds, and what it shares with the other projects of an emulator. */
export class ServiceState {
  readonly scheduler: Scheduler;
  readonly randomness: Randomness;
  readonly graphs = new ObservableMap<Graph>();
  readonly backups = new ObservableMap<Backup>();
  readonly metadatas = new ObservableMap<Metadata>();
  /** Addresses of the elastic IP addresses (EIPs) that were ever bound, by their IDs. */
  readonly eips = new ObservableMap<string>();
  /** Backups that can be downloaded by links, by the tokens in the links. They are forgotten at a restart. */
  readonly downloads = new Map<string, { readonly backupId: string; readonly expires: number }>();
  /** Jobs of the management plane. They outlive their graphs. */
  readonly jobs = new JobLog();
  readonly jobPaces: JobPaces;
  readonly storage: ObjectStorage;
  readonly quotas: Quotas;
  querySettings: QuerySettings = { limits: {}, compatibility: "extended" };
  compatibility: Compatibility = "observed";
  /** Number of addresses issued so far. */
  addressCount = 3;

  constructor(
    jobPaces: JobPaces,
    quotas: Quotas,
    scheduler: Scheduler,
    randomness: Randomness,
    storage: ObjectStorage,
  ) {
    this.storage = storage;
    this.jobPaces = jobPaces;
    this.quotas = quotas;
    this.scheduler = scheduler;
    this.randomness = randomness;
  }

  /** Minimum duration of a job of the service plane, in milliseconds. */
  get jobDurationMs(): number {
    return this.jobPaces.serviceMs;
  }

  newId(): string {
    return this.randomness.uuid();
  }

  /** New address, in the network given by its first two numbers. */
  newAddress(network: string): string {
    this.addressCount += 1;
    return `${network}.${(this.addressCount >> 8) & 255}.${this.addressCount & 255}`;
  }

  graphNamed(name: string): Graph | undefined {
    for (const graph of this.graphs.values()) if (graph.name === name) return graph;
    return undefined;
  }

  /** The graphs that the management plane knows, which of the database edition are instances. */
  instances(): Graph[] {
    return [...this.graphs.values()].filter(({ inner }) => inner === undefined);
  }

  /** The graphs that were created inside an instance. */
  graphsInside({ id }: Graph): Graph[] {
    return [...this.graphs.values()].filter(({ inner }) => inner?.instanceId === id);
  }

  /** Fails every job of the service plane that runs, and those of the management plane that read or write files. */
  interrupt(reason: string): void {
    for (const graph of this.graphs.values()) {
      graph.work?.interrupt(reason);
      for (const job of graph.jobs.values()) job.fail(reason, this.scheduler.now());
    }
  }

  /** Captures the whole state; the returned function restores it, as often as it is called. */
  snapshot(): () => void {
    this.scheduler.catchUp();
    const restore = snapshotOf(this);
    return () => {
      this.interrupt("Interrupted by a restore.");
      restore();
    };
  }
}
