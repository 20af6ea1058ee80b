import { randomUUID } from "node:crypto";
import { type FileHandle, lstat, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { cooperativeYield } from "@ges-sdk/graph-engine/scheduling";
import type { StoredPath } from "./object-storage.ts";

/** Options for splitting an export into several files. */
export interface Paging {
  readonly enable?: boolean;
  readonly rowCountPerFile?: number;
  readonly maxSizePerFile?: number;
}

const PIECE_CHARACTERS = 65_536;
const PART = /^part-\d{5}\.csv$/;

/**
 * Writes lines to a file, or to a folder of files when the export is split. They are written beside and put in their
 * place when all are there, so that no reader sees half of an export.
 */
export async function exportLines(
  folder: StoredPath,
  name: string,
  lines: Iterable<string>,
  { enable = false, rowCountPerFile = 10_000_000, maxSizePerFile = Number.POSITIVE_INFINITY }: Paging,
  signal: AbortSignal,
): Promise<void> {
  const draft = join(folder.location, `.${name}.${randomUUID()}`);
  const target = join(folder.location, name);
  await checkKind(target, name, enable);
  await mkdir(draft);
  const parts = new Parts(draft);
  try {
    const yieldIfDue = cooperativeYield(signal);
    let rows = 0;
    let bytes = 0;
    await parts.next();
    for (const line of lines) {
      const lineBytes = Buffer.byteLength(line) + 1;
      if (enable && rows > 0 && (rows === rowCountPerFile || bytes + lineBytes > maxSizePerFile)) {
        await parts.next();
        rows = 0;
        bytes = 0;
      }
      await parts.write(`${line}\n`);
      rows += 1;
      bytes += lineBytes;
      await yieldIfDue();
    }
    await parts.end();
    signal.throwIfAborted();
    if (enable) await putInFolder(draft, target);
    else await rename(join(draft, partName(0)), target);
  } finally {
    await parts.close();
    await rm(draft, { recursive: true, force: true });
  }
}

/** Makes sure that a file does not have to take the place of a folder, or the other way round. Links are neither. */
async function checkKind(target: string, name: string, isFolder: boolean): Promise<void> {
  const stats = await lstat(target).catch(() => undefined);
  if (stats && stats.isDirectory() !== isFolder) {
    throw new Error(`[${name}] is there already, and no ${isFolder ? "folder" : "file"}.`);
  }
}

function partName(number: number): string {
  return `part-${String(number).padStart(5, "0")}.csv`;
}

/** The files of a draft, one after the other. */
class Parts {
  readonly #folder: string;
  #count = 0;
  #file: FileHandle | undefined;
  #pending = "";

  constructor(folder: string) {
    this.#folder = folder;
  }

  async next(): Promise<void> {
    await this.end();
    this.#file = await open(join(this.#folder, partName(this.#count)), "w");
    this.#count += 1;
  }

  write(text: string): Promise<void> | undefined {
    this.#pending += text;
    return this.#pending.length < PIECE_CHARACTERS ? undefined : this.#flush();
  }

  async end(): Promise<void> {
    await this.#flush();
    await this.close();
  }

  /** Closes the file that is open, if any, and drops what was not written to it. */
  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    this.#pending = "";
    await file?.close();
  }

  async #flush(): Promise<void> {
    const text = this.#pending;
    this.#pending = "";
    await this.#file?.write(text).catch((error: NodeJS.ErrnoException) => {
      throw error.code === "ENOSPC" ? new Error(`The disk is full: ${error.message}`, { cause: error }) : error;
    });
  }
}

/** Parts that an earlier export left there go; what else is in the folder stays. */
async function putInFolder(draft: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const name of await readdir(target)) if (PART.test(name)) await rm(join(target, name));
  for (const name of await readdir(draft)) await rename(join(draft, name), join(target, name));
}
