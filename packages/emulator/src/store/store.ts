import type { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import type { Access } from "../access/access.ts";
import type { World } from "../state/world.ts";
import { DataRows } from "./data-rows.ts";
import { dataUsedBy } from "./graph-record.ts";
import { Keeper } from "./keeper.ts";
import { backupKind, constantKind, graphKind, JOB, serviceJobKind } from "./kinds.ts";
import { load } from "./load.ts";
import { openDatabase } from "./open-database.ts";
import { Records } from "./records.ts";
import { storeError } from "./store-error.ts";
import { worldStateOf } from "./world-state.ts";
import { Writer } from "./writer.ts";

interface Saver {
  save(): boolean;
}

/** Keeps a world in a database: what was saved is there again at the next start. */
export class Store {
  readonly #database: DatabaseSync;
  readonly #world: World;
  readonly #writer: Writer;
  readonly #records: Records;
  readonly #rows: DataRows;
  readonly #holders: readonly Saver[];
  readonly #others: readonly Saver[];
  /** The keepers of the jobs of each graph. */
  readonly #jobs = new Map<string, Saver>();
  #state: string;
  #saving: Promise<void> | undefined;

  /** @throws {StoreError} when the folder cannot be used */
  static async open(folder: string, isDurable: boolean, world: World, access: Access): Promise<Store> {
    const { database, file } = await openDatabase(folder, isDurable);
    try {
      return new Store(database, file, world, access);
    } catch (error) {
      database.close();
      throw storeError(file, error);
    }
  }

  /** Fills a world and its tokens with what is kept, and keeps them from then on. */
  constructor(database: DatabaseSync, file: string, world: World, { issued }: Access) {
    this.#database = database;
    this.#world = world;
    this.#writer = new Writer(database, file, () => void this.saved().catch(() => {}));
    this.#records = new Records(database, this.#writer);
    this.#rows = new DataRows(database, this.#writer);
    const { graphs, backups, jobs, metadatas, eips } = world;
    const resume = load(this.#records, this.#rows, world, issued);
    this.#holders = [
      new Keeper(this.#records, graphs, graphKind(this.#rows), true),
      new Keeper(this.#records, backups, backupKind(this.#rows), true),
    ];
    this.#others = [
      new Keeper(this.#records, jobs, JOB, true),
      new Keeper(this.#records, metadatas, constantKind("metadata"), true),
      new Keeper(this.#records, eips, constantKind("eip"), true),
      new Keeper(this.#records, issued, constantKind("token"), true),
    ];
    for (const graph of graphs.values()) {
      this.#jobs.set(graph.id, new Keeper(this.#records, graph.jobs, serviceJobKind(graph.id), true));
    }
    this.#state = JSON.stringify(worldStateOf(world));
    // Only now, so that what it changes is saved.
    resume();
  }

  /**
   * Resolves when all that has happened so far is kept. Whoever waits at the same time shares a transaction.
   *
   * @throws {StoreError} when it cannot be written
   */
  saved(): Promise<void> {
    this.#saving ??= setImmediate().then(() => {
      this.#saving = undefined;
      this.#save();
    });
    return this.#saving;
  }

  /** Saves for the last time. */
  async close(): Promise<void> {
    try {
      await this.saved();
    } finally {
      this.#database.close();
    }
  }

  #save(): void {
    this.#keepJobs();
    for (const keeper of this.#others) keeper.save();
    // Not `some`: each of them has to be saved.
    const isChanged = this.#holders.map((keeper) => keeper.save()).includes(true);
    if (isChanged) this.#rows.retain(this.#usedData());
    const state = JSON.stringify(worldStateOf(this.#world));
    if (state !== this.#state) this.#records.put("state", "world", state);
    this.#state = state;
    this.#writer.commit();
  }

  #keepJobs(): void {
    const { graphs } = this.#world;
    for (const { id, jobs } of graphs.values()) {
      const keeper = this.#jobs.get(id) ?? new Keeper(this.#records, jobs, serviceJobKind(id), false);
      this.#jobs.set(id, keeper);
      keeper.save();
    }
    for (const id of this.#jobs.keys()) {
      if (graphs.has(id)) continue;
      this.#jobs.delete(id);
      this.#records.clear(serviceJobKind(id).name);
    }
  }

  #usedData() {
    const { graphs, backups } = this.#world;
    return new Set([...[...graphs.values()].flatMap(dataUsedBy), ...Array.from(backups.values(), ({ data }) => data)]);
  }
}
