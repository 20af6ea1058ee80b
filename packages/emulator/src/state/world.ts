import type { ObjectStorage } from "../storage/object-storage.ts";
import { Agenda } from "./agenda.ts";
import type { Backup } from "./backup.ts";
import type { Graph } from "./graph.ts";
import { JobLog } from "./job-log.ts";
import type { JobPaces } from "./job-pace.ts";
import { rememberFields } from "./memento.ts";
import type { Metadata } from "./metadata.ts";
import type { Quotas } from "./quotas.ts";
import { Randomness } from "./randomness.ts";
import { Register } from "./register.ts";

/** Everything that one emulator holds. */
export class World {
  readonly agenda = new Agenda();
  readonly randomness: Randomness;
  readonly graphs = new Register<Graph>();
  readonly backups = new Register<Backup>();
  readonly metadatas = new Register<Metadata>();
  /** Addresses of the elastic IP addresses (EIPs) that were ever bound, by their IDs. */
  readonly eips = new Register<string>();
  /** Jobs of the management plane. They outlive their graphs. */
  readonly jobs = new JobLog();
  readonly jobPaces: JobPaces;
  /** What stands for object storage, if anything does. */
  storage: ObjectStorage | undefined;
  readonly quotas: Quotas;
  /** Number of addresses that were given out. */
  addressCount = 3;

  constructor(jobPaces: JobPaces, quotas: Quotas, seed?: number) {
    this.jobPaces = jobPaces;
    this.quotas = quotas;
    this.randomness = new Randomness(seed);
  }

  /** How long a job of the service plane takes at least, in milliseconds. */
  get jobDurationMs(): number {
    return this.jobPaces.serviceMs;
  }

  newId(): string {
    return this.randomness.uuid();
  }

  /** An address that was not given out yet, in the network that its first two numbers tell. */
  newAddress(network: string): string {
    this.addressCount += 1;
    return `${network}.${(this.addressCount >> 8) & 255}.${this.addressCount & 255}`;
  }

  graphNamed(name: string): Graph | undefined {
    for (const graph of this.graphs.values()) if (graph.name === name) return graph;
    return undefined;
  }

  /** Fails every job of the service plane that runs, and those of the management plane that read or write files. */
  interrupt(reason: string): void {
    for (const graph of this.graphs.values()) {
      graph.work?.interrupt(reason);
      for (const job of graph.jobs.values()) job.fail(reason, this.agenda.now());
    }
  }

  /** Remembers everything; the function that comes back brings it back, as often as it is called. */
  snapshot(): () => void {
    this.agenda.catchUp();
    const restore = rememberFields(this);
    return () => {
      this.interrupt("Interrupted by a restore.");
      restore();
    };
  }
}
