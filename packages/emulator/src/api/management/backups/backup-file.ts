import { open } from "node:fs/promises";
import type { Label } from "@ges-sdk/graph-engine/graph";
import { type Edge, GraphData, type Index, type Vertex } from "@ges-sdk/graph-engine/graph";
import { cooperativeYield } from "@ges-sdk/graph-engine/scheduling";
import type { Backup } from "../../../state/backup.ts";

/** The one file that a backup is exported to, a line of JSON each for what it is, every vertex and every edge. */
export const BACKUP_FILE = "backup.jsonl";

const FORMAT = "ges-emulator-backup-1";

/** Properties of a backup that travel with its file. */
export type BackupFacts = Pick<Backup, "name" | "graphStatus" | "size" | "version" | "arch" | "isEncrypted">;

interface Head extends BackupFacts {
  readonly format: string;
  readonly labels: readonly Label[];
  readonly indexes: readonly Index[];
}

type Line = { readonly vertex: Vertex } | { readonly edge: Edge };

/** A backup as lines of its file. */
export function* backupLines(facts: BackupFacts, data: GraphData): Iterable<string> {
  const { name, graphStatus, size, version, arch, isEncrypted } = facts;
  const labels = [...data.labels()];
  const indexes = [...data.indexes()];
  const head: Head = { format: FORMAT, name, graphStatus, size, version, arch, isEncrypted, labels, indexes };
  yield JSON.stringify(head);
  for (const vertex of data.vertices()) yield JSON.stringify({ vertex } satisfies Line);
  for (const edge of data.edges()) yield JSON.stringify({ edge } satisfies Line);
}

/**
 * Reads the file of a backup.
 *
 * @throws {Error} when it is none
 */
export async function readBackup(
  location: string,
  signal: AbortSignal,
): Promise<{ facts: BackupFacts; data: GraphData }> {
  const yieldIfDue = cooperativeYield(signal);
  const data = new GraphData();
  let facts: BackupFacts | undefined;
  const file = await open(location);
  try {
    for await (const text of file.readLines({ autoClose: false })) {
      if (facts) addLine(data, parsed<Line>(text));
      else facts = addHead(data, parsed<Head>(text));
      await yieldIfDue();
    }
  } finally {
    await file.close();
  }
  if (!facts) throw noBackup();
  return { facts, data };
}

function addHead(data: GraphData, { format, labels, indexes, ...facts }: Head): BackupFacts {
  if (format !== FORMAT) throw noBackup();
  for (const label of labels) data.defineLabel(label);
  for (const index of indexes) data.addIndex(index);
  return facts;
}

function addLine(data: GraphData, line: Line): void {
  if ("vertex" in line) data.addVertex(line.vertex);
  else data.bringBackEdge(line.edge);
}

function parsed<Value extends object>(text: string): Value {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value as Value;
  } catch {
    // Reported below.
  }
  throw noBackup();
}

function noBackup(): Error {
  return new Error(`${BACKUP_FILE} does not hold a backup.`);
}
