import type { DatabaseSync } from "node:sqlite";
import type { DataObserver } from "@ges-sdk/graph-engine/graph";
import { GraphData, labelsOf } from "@ges-sdk/graph-engine/graph";
import { parseJson } from "@ges-sdk/graph-engine/values";
import type { Writer } from "./writer.ts";

const json = JSON.stringify;

/** The data of graphs and backups, a row for each vertex and edge. */
export class DataRows {
  readonly #database: DatabaseSync;
  readonly #write: ReturnType<typeof statementsOf>;
  readonly #ids = new Map<GraphData, number>();
  #lastId = 0;

  constructor(database: DatabaseSync, writer: Writer) {
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
    if (twin) for (const copy of this.#write.copies) copy(id, twin[1]);
    else this.#writeAll(data, id);
    this.#watch(data, id);
    return id;
  }

  /** Reads data, the same object each time. */
  read(id: number): GraphData {
    const known = [...this.#ids].find(([, other]) => other === id);
    if (known) return known[0];
    const data = new GraphData();
    const rows = (columns: string, table: string) =>
      this.#database.prepare(`SELECT ${columns} FROM ${table} WHERE data = ? ORDER BY rowid`).iterate(id);
    for (const { kind, value } of rows("kind, value", "definition")) {
      if (kind === "label") data.defineLabel(parsed(value));
      else data.addIndex(parsed(value));
    }
    for (const row of rows("id, labels, properties", "vertex")) {
      const [label = "", ...moreLabels] = parsed<string[]>(row["labels"]);
      const properties = parsed<Record<string, unknown>>(row["properties"]);
      data.addVertex({ id: parsed(row["id"]), label, ...(moreLabels.length > 0 && { moreLabels }), properties });
    }
    for (const row of rows("source, target, number, label, properties", "edge")) {
      data.bringBackEdge({
        source: parsed(row["source"]),
        target: parsed(row["target"]),
        index: Number(row["number"]),
        label: parsed(row["label"]),
        properties: parsed(row["properties"]),
      });
    }
    this.#lastId = Math.max(this.#lastId, id);
    this.#watch(data, id);
    return data;
  }

  /** Forgets all data that is not among the one that is used. */
  retain(used: ReadonlySet<GraphData>): void {
    for (const [data, id] of this.#ids) {
      if (used.has(data)) continue;
      data.observer = undefined;
      this.#ids.delete(data);
      for (const drop of this.#write.drops) drop(id);
    }
  }

  #writeAll(data: GraphData, id: number): void {
    const rows = this.#observer(id);
    for (const label of data.labels()) rows.putLabel(label);
    for (const index of data.indexes()) rows.putIndex(index);
    for (const vertex of data.vertices()) rows.putVertex(vertex);
    for (const edge of data.edges()) rows.putEdge(edge);
  }

  #watch(data: GraphData, id: number): void {
    this.#ids.set(data, id);
    data.observer = this.#observer(id);
  }

  #observer(id: number): DataObserver {
    const write = this.#write;
    return {
      putVertex: (vertex) => write.putVertex(id, json(vertex.id), json(labelsOf(vertex)), json(vertex.properties)),
      deleteVertex: (vertexId) => write.deleteVertex(id, json(vertexId)),
      putEdge: ({ source, target, index, label, properties }) =>
        write.putEdge(id, json(source), json(target), index, json(label), json(properties)),
      deleteEdge: ({ source, target, index }) => write.deleteEdge(id, json(source), json(target), index),
      clear: () => {
        for (const clear of write.clears) clear(id);
      },
      putLabel: (label) => write.putDefinition(id, "label", json(label.name), json(label)),
      deleteLabel: (name) => write.deleteDefinition(id, "label", json(name)),
      putIndex: (index) => write.putDefinition(id, "index", json(index.indexName), json(index)),
      deleteIndex: (name) => write.deleteDefinition(id, "index", json(name)),
    };
  }
}

// An update leaves a row where it is, as a map does with an entry.
function statementsOf(writer: Writer) {
  const drop = (table: string) => writer.statement(`DELETE FROM ${table} WHERE data = ?`);
  const copy = (table: string, columns: string) =>
    writer.statement(
      `INSERT INTO ${table} (data, ${columns}) SELECT ?, ${columns} FROM ${table} WHERE data = ? ORDER BY rowid`,
    );
  const clears = [drop("vertex"), drop("edge")];
  return {
    putVertex: writer.statement(
      `INSERT INTO vertex VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET labels = excluded.labels, properties = excluded.properties`,
    ),
    deleteVertex: writer.statement("DELETE FROM vertex WHERE data = ? AND id = ?"),
    putEdge: writer.statement(
      `INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET label = excluded.label, properties = excluded.properties`,
    ),
    deleteEdge: writer.statement("DELETE FROM edge WHERE data = ? AND source = ? AND target = ? AND number = ?"),
    putDefinition: writer.statement(
      "INSERT INTO definition VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
    ),
    deleteDefinition: writer.statement("DELETE FROM definition WHERE data = ? AND kind = ? AND name = ?"),
    clears,
    drops: [...clears, drop("definition")],
    copies: [
      copy("definition", "kind, name, value"),
      copy("vertex", "id, labels, properties"),
      copy("edge", "source, target, number, label, properties"),
    ],
  };
}

function parsed<Value>(text: unknown): Value {
  return parseJson(String(text)) as Value;
}
