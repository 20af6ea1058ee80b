import type { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import type { IssuedToken } from "../access/access.ts";
import type { ObservableMap } from "../collections/observable-map.ts";
import type { ServiceState } from "../state/service-state.ts";
import { CollectionWriter } from "./collection-writer.ts";
import { DataRows } from "./data-rows.ts";
import { dataUsedBy } from "./graph-record.ts";
import { load } from "./load.ts";
import { openDatabase } from "./open-database.ts";
import { persistenceError } from "./persistence-error.ts";
import { backupKind, constantKind, graphKind, JOB, serviceJobKind } from "./record-kinds.ts";
import { Records } from "./records.ts";
import { serviceStateRecord } from "./service-state-record.ts";
import { Writer } from "./writer.ts";

type Tokens = ObservableMap<IssuedToken>;

interface Saver {
  save(): boolean;
}

/** Longest time, in milliseconds, that changes wait to be saved when no response depends on them. */
const UNANSWERED_MS = 500;

/** Keeps a state in a database: what was saved is there again at the next start. */
export class Persistence {
  readonly #database: DatabaseSync;
  readonly #state: ServiceState;
  readonly #writer: Writer;
  readonly #records: Records;
  readonly #rows: DataRows;
  readonly #holders: readonly Saver[];
  readonly #others: readonly Saver[];
  /** The keepers of the jobs of each graph. */
  readonly #jobs = new Map<string, Saver>();
  /** The record of the state as it was last saved. */
  #savedState: string;
  #saving: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @throws {PersistenceError} when the folder cannot be used */
  static async open(folder: string, isDurable: boolean, state: ServiceState, issued: Tokens): Promise<Persistence> {
    const { database, file } = await openDatabase(folder, isDurable);
    try {
      return new Persistence(database, file, state, issued);
    } catch (error) {
      database.close();
      throw persistenceError(file, error);
    }
  }

  /** Fills a state and its tokens with what is kept, and keeps them from then on. */
  constructor(database: DatabaseSync, file: string, state: ServiceState, issued: Tokens) {
    this.#database = database;
    this.#state = state;
    this.#writer = new Writer(database, file, () => this.#saveLater());
    this.#records = new Records(database, this.#writer);
    this.#rows = new DataRows(database, this.#writer);
    const { graphs, backups, jobs, metadatas, eips } = state;
    const initial = [...graphs.values()];
    graphs.clear();
    const resume = load(this.#records, this.#rows, state, issued);
    this.#holders = [
      new CollectionWriter(this.#records, graphs, graphKind(this.#rows), true),
      new CollectionWriter(this.#records, backups, backupKind(this.#rows), true),
    ];
    this.#others = [
      new CollectionWriter(this.#records, jobs, JOB, true),
      new CollectionWriter(this.#records, metadatas, constantKind("metadata"), true),
      new CollectionWriter(this.#records, eips, constantKind("eip"), true),
      new CollectionWriter(this.#records, issued, constantKind("token"), true),
    ];
    for (const graph of graphs.values()) {
      this.#jobs.set(graph.id, new CollectionWriter(this.#records, graph.jobs, serviceJobKind(graph.id), true));
    }
    this.#savedState = JSON.stringify(serviceStateRecord(state));
    // Only now, so that what it changes is saved.
    resume();
    for (const graph of initial) if (!state.graphNamed(graph.name)) graphs.set(graph.id, graph);
  }

  /**
   * Resolves when all changes so far are durable. Concurrent callers share a transaction.
   *
   * @throws {PersistenceError} when it cannot be written
   */
  saved(): Promise<void> {
    this.#saving ??= setImmediate().then(() => {
      this.#saving = undefined;
      this.#save();
    });
    return this.#saving;
  }

  /**
   * Saves what nobody waits for. An import that commits at every turn of the event loop writes the same pages of its
   * indexes again and again; whatever is answered in the meantime is saved before.
   */
  #saveLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.saved().catch(() => {}), UNANSWERED_MS);
    this.#timer.unref();
  }

  /** Saves for the last time. */
  async close(): Promise<void> {
    try {
      await this.saved();
    } finally {
      clearTimeout(this.#timer);
      this.#database.close();
    }
  }

  #save(): void {
    this.#keepJobs();
    for (const keeper of this.#others) keeper.save();
    // Not `some`: each of them has to be saved.
    const isChanged = this.#holders.map((keeper) => keeper.save()).includes(true);
    if (isChanged) this.#retainUsedData();
    const state = JSON.stringify(serviceStateRecord(this.#state));
    if (state !== this.#savedState) this.#records.put("state", "state", state);
    this.#savedState = state;
    this.#rows.flush();
    this.#writer.commit();
  }

  #keepJobs(): void {
    const { graphs } = this.#state;
    for (const { id, jobs } of graphs.values()) {
      const keeper = this.#jobs.get(id) ?? new CollectionWriter(this.#records, jobs, serviceJobKind(id), false);
      this.#jobs.set(id, keeper);
      keeper.save();
    }
    for (const id of this.#jobs.keys()) {
      if (graphs.has(id)) continue;
      this.#jobs.delete(id);
      this.#records.clear(serviceJobKind(id).name);
    }
  }

  #retainUsedData(): void {
    const { graphs, backups } = this.#state;
    const used = new Set([...graphs.values()].flatMap(dataUsedBy));
    this.#rows.retain(used, new Set(Array.from(backups.values(), ({ data }) => data)));
  }
}
