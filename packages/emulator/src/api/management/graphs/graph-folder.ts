import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { GraphData } from "@ges-sdk/graph-engine/graph";
import { exportLines } from "../../../object-storage/export-files.ts";
import { type Import, prepareImport } from "../../../object-storage/import.ts";
import { openStorage } from "../../../object-storage/object-storage.ts";
import { type Graph, STATUS } from "../../../state/graph.ts";
import { newGraph } from "../../../state/new-graph.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import { BACKUP_FILE, type BackupFacts, backupLines, readBackup } from "../backups/backup-file.ts";

/** Files that a graph is made from when its folder holds no backup. */
const FILES = { schemaPath: "schema.xml", vertexsetPath: "vertices.csv", edgesetPath: "edges.csv" } as const;

const SETTINGS = {
  graphSizeTypeIndex: "1",
  vpcId: "emulator",
  subnetId: "emulator",
  securityGroupId: "emulator",
} as const;

/**
 * Adds the graphs of a folder, each running: every folder inside is one, named after it, with a backup file, or with
 * vertices, edges and their schema.
 *
 * @throws {TypeError} when the folder is not there, or a file in it cannot be read; the message names it
 */
export async function readGraphs(state: ServiceState, folder: string): Promise<void> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new TypeError(`init: there is no folder ${folder}`);
  }
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    if (name.startsWith(".")) continue;
    if (!/^[A-Za-z]\w{3,49}$/.test(name)) {
      throw new TypeError(`init: ${join(folder, name)} cannot name a graph: 4 to 50 letters, digits and underscores`);
    }
    const { facts, data } = await readGraph(folder, name).catch((error: Error) => {
      throw new TypeError(`init: ${join(folder, name)}: ${error.message}`, { cause: error });
    });
    const { size = "1", arch = "x86_64", version } = facts ?? {};
    const graph = newGraph(state, name, { ...SETTINGS, arch }, data);
    graph.status = STATUS.running;
    graph.size = size;
    graph.version = version ?? graph.version;
    state.graphs.set(graph.id, graph);
  }
}

async function readGraph(folder: string, name: string): Promise<{ facts?: BackupFacts; data: GraphData }> {
  const { signal } = new AbortController();
  const backup = join(folder, name, BACKUP_FILE);
  if (existsSync(backup)) return readBackup(backup, signal);
  const present = Object.entries(FILES).filter(([, file]) => existsSync(join(folder, name, file)));
  if (present.length === 0) throw new Error(`it holds neither ${BACKUP_FILE} nor ${Object.values(FILES).join(", ")}`);
  const paths = Object.fromEntries(present.map(([option, file]) => [option, `${name}/${file}`]));
  const data = new GraphData();
  const source = prepareImport(openStorage(folder), paths);
  await source.run(data, signal);
  requireAllLines(source);
  return { data };
}

/** A fixture that lacks lines would make tests fail elsewhere, for reasons that are hard to find. */
function requireAllLines({ files }: Import): void {
  for (const { path, failedLines, totalLines, cause } of [...files.vertices, ...files.edges]) {
    if (failedLines > 0) throw new Error(`${failedLines} of ${totalLines} lines of ${path} do not fit: ${cause}`);
  }
}

/** Writes all graphs into a folder that `readGraphs` reads: a folder for each, with a backup file. */
export async function writeGraphs(state: ServiceState, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const graph of state.graphs.values()) {
    const location = join(folder, graph.name);
    mkdirSync(location, { recursive: true });
    const { signal } = new AbortController();
    await exportLines({ path: graph.name, location }, BACKUP_FILE, backupLines(factsOf(graph), graph.data), {}, signal);
  }
}

function factsOf({ name, status, size, version, settings }: Graph): BackupFacts {
  const isEncrypted = settings.encryption?.enable === true;
  return { name, graphStatus: status, size, version, arch: settings.arch ?? "x86_64", isEncrypted };
}
