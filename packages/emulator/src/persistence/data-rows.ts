import type { DatabaseSync } from "node:sqlite";
import type { DataObserver } from "@ges-sdk/graph-engine/graph";
import { GraphData } from "@ges-sdk/graph-engine/graph";
import { parseJson } from "@ges-sdk/graph-engine/values";
import { BackupData } from "../state/backup-data.ts";
import { deleteEdge, deleteVertex, makeChanges, putEdge, putVertex } from "./change-log.ts";
import type { Writer } from "./writer.ts";

const json = JSON.stringify;

/** The data of graphs and backups, as rows of changes. */
export class DataRows {
  readonly #database: DatabaseSync;
  readonly #write: ReturnType<typeof statementsOf>;
  readonly #ids = new Map<GraphData, number>();
  /** The numbers that the data of backups is kept under, whether or not it has been read. */
  readonly #backupIds = new Map<BackupData, number>();
  #lastId = 0;
  /** Changes of one graph that wait to be written as one row. */
  #pending: string[] = [];
  #pendingId = 0;
  #pendingLength = 0;
  readonly #writer: Writer;

  constructor(database: DatabaseSync, writer: Writer) {
    this.#writer = writer;
    this.#database = database;
    this.#write = statementsOf(writer);
  }

  /** The number that some data is kept under. It is written now if it was not before; from then on its changes are. */
  idOf(data: GraphData): number {
    const known = this.#ids.get(data);
    if (known !== undefined) return known;
    const twin = [...this.#ids].find(([other]) => other.version === data.version);
    this.#lastId += 1;
    const id = this.#lastId;
    this.flush();
    if (twin) for (const copy of this.#write.copies) copy(id, twin[1]);
    else this.#writeAll(data, id);
    this.#watch(data, id);
    return id;
  }

  /** The number that the data of a backup is kept under. */
  idOfBackup(data: BackupData): number {
    const id = this.#backupIds.get(data) ?? this.idOf(data.get());
    this.#backupIds.set(data, id);
    return id;
  }

  /** The data of a backup, to be read when it is first needed: a start would wait for all of it. */
  readLater(id: number, vertexCount: number | undefined, edgeCount: number | undefined): BackupData {
    const counts = vertexCount === undefined || edgeCount === undefined ? this.read(id) : { vertexCount, edgeCount };
    const data = new BackupData(counts, () => this.read(id));
    this.#backupIds.set(data, id);
    this.#lastId = Math.max(this.#lastId, id);
    return data;
  }

  /** Reads data, the same object each time. */
  read(id: number): GraphData {
    const known = [...this.#ids].find(([, other]) => other === id);
    if (known) return known[0];
    this.flush();
    const data = new GraphData();
    const rows = (columns: string, table: string) =>
      this.#database.prepare(`SELECT ${columns} FROM ${table} WHERE data = ? ORDER BY rowid`).iterate(id);
    for (const { kind, value } of rows("kind, value", "definition")) {
      if (kind === "label") data.defineLabel(parsed(value));
      else data.addIndex(parsed(value));
    }
    let changes = 0;
    for (const row of rows("changes", "change")) changes += makeChanges(data, String(row["changes"]));
    this.#lastId = Math.max(this.#lastId, id);
    this.#watch(data, id);
    // What was changed again and again is written anew, so that a folder does not grow for ever.
    if (changes > 2 * (data.vertexCount + data.edgeCount) + FEW_CHANGES) this.#rewrite(data, id);
    return data;
  }

  #rewrite(data: GraphData, id: number): void {
    this.flush();
    for (const drop of this.#write.drops) drop(id);
    this.#writeAll(data, id);
  }

  /** Forgets all data that is not among the one that is used. */
  retain(used: ReadonlySet<GraphData>, backups: ReadonlySet<BackupData>): void {
    this.flush();
    const dropped = new Set<number>();
    for (const [data, id] of this.#backupIds) {
      if (backups.has(data)) continue;
      // A snapshot may bring it back when its rows are gone.
      if (data.isShared) data.get();
      this.#backupIds.delete(data);
      dropped.add(id);
    }
    const kept = new Set(this.#backupIds.values());
    for (const [data, id] of this.#ids) {
      if (used.has(data)) kept.add(id);
      if (kept.has(id)) continue;
      data.observer = undefined;
      this.#ids.delete(data);
      dropped.add(id);
    }
    for (const id of dropped) if (!kept.has(id)) for (const drop of this.#write.drops) drop(id);
  }

  /** Adds a change to those that wait to be written together. */
  #log(id: number, change: string): void {
    this.#writer.begin();
    if (this.#pendingId !== id) this.flush();
    this.#pendingId = id;
    this.#pending.push(change);
    this.#pendingLength += change.length;
    if (this.#pendingLength > ROW_LENGTH) this.flush();
  }

  /** Writes the changes that wait. */
  flush(): void {
    if (this.#pending.length > 0) this.#write.addChanges(this.#pendingId, `[${this.#pending.join(",")}]`);
    this.#pending = [];
    this.#pendingLength = 0;
  }

  #writeAll(data: GraphData, id: number): void {
    const rows = this.#observer(id);
    for (const label of data.labels()) rows.putLabel(label);
    for (const index of data.indexes()) rows.putIndex(index);
    for (const vertex of data.vertices()) rows.putVertex(vertex);
    for (const edge of data.edges()) rows.addEdge(edge);
    this.flush();
  }

  #watch(data: GraphData, id: number): void {
    this.#ids.set(data, id);
    data.observer = this.#observer(id);
  }

  #observer(id: number): DataObserver {
    const write = this.#write;
    return {
      putVertex: (vertex) => this.#log(id, putVertex(vertex)),
      deleteVertex: (vertexId) => this.#log(id, deleteVertex(vertexId)),
      addEdge: (edge) => this.#log(id, putEdge("addEdge", edge)),
      replaceEdge: (edge) => this.#log(id, putEdge("replaceEdge", edge)),
      deleteEdge: (edge) => this.#log(id, deleteEdge(edge)),
      clear: () => {
        this.flush();
        write.clear(id);
      },
      putLabel: (label) => write.putDefinition(id, "label", json(label.name), json(label)),
      deleteLabel: (name) => write.deleteDefinition(id, "label", json(name)),
      putIndex: (index) => write.putDefinition(id, "index", json(index.indexName), json(index)),
      deleteIndex: (name) => write.deleteDefinition(id, "index", json(name)),
    };
  }
}

/** Number of changes that are worth no rewriting. */
const FEW_CHANGES = 10_000;

/** Length of a row of changes, in characters: long rows are written faster, and short ones need less memory. */
const ROW_LENGTH = 65_536;

function statementsOf(writer: Writer) {
  const drop = (table: string) => writer.statement(`DELETE FROM ${table} WHERE data = ?`);
  const copy = (table: string, columns: string) =>
    writer.statement(
      `INSERT INTO ${table} (data, ${columns}) SELECT ?, ${columns} FROM ${table} WHERE data = ? ORDER BY rowid`,
    );
  const clear = drop("change");
  return {
    addChanges: writer.statement("INSERT INTO change VALUES (?, ?)"),
    // An update leaves a row where it is, as a map does with an entry.
    putDefinition: writer.statement(
      "INSERT INTO definition VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
    ),
    deleteDefinition: writer.statement("DELETE FROM definition WHERE data = ? AND kind = ? AND name = ?"),
    clear,
    drops: [clear, drop("definition")],
    copies: [copy("definition", "kind, name, value"), copy("change", "changes")],
  };
}

function parsed<Value>(text: unknown): Value {
  return parseJson(String(text)) as Value;
}
