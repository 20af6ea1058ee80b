import type { DatabaseSync } from "node:sqlite";
import { parseJson } from "@ges-sdk/graph-engine/values";
import type { Writer } from "./writer.ts";

/** Everything but the data of graphs: an object of JSON under a kind and an ID. */
export class Records {
  readonly put: (kind: string, id: string, value: string) => void;
  readonly delete: (kind: string, id: string) => void;
  readonly clear: (kind: string) => void;
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync, writer: Writer) {
    this.#database = database;
    // An update leaves a row where it is, as a map does with an entry.
    this.put = writer.statement("INSERT INTO record VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value");
    this.delete = writer.statement("DELETE FROM record WHERE kind = ? AND id = ?");
    this.clear = writer.statement("DELETE FROM record WHERE kind = ?");
  }

  /** All records of a kind, in order of arrival. */
  *read(kind: string): Iterable<{ readonly id: string; readonly value: unknown }> {
    const rows = this.#database.prepare("SELECT id, value FROM record WHERE kind = ? ORDER BY rowid").iterate(kind);
    for (const { id, value } of rows) yield { id: String(id), value: parseJson(String(value)) };
  }
}
