import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { prepareFormat } from "./format.ts";
import { PersistenceError, persistenceError } from "./persistence-error.ts";

/** Opens the one file of a folder, for this process alone, and makes both when they are not there. */
export async function openDatabase(
  folder: string,
  isDurable: boolean,
): Promise<{ database: DatabaseSync; file: string }> {
  const file = join(folder, "ges-emulator.sqlite");
  const { DatabaseSync } = await import("node:sqlite").catch(() => {
    throw new PersistenceError(file, `needs node:sqlite, which this Node.js (${process.version}) does not have`);
  });
  let database: DatabaseSync | undefined;
  try {
    // It holds tokens, so others may not read it.
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
    closeSync(openSync(file, "a", 0o600));
    database = new DatabaseSync(file);
    // The lock is one of the operating system's: it goes when the process does, however that ends.
    database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT");
    prepareFormat(database, file);
    // NORMAL outlives the end of the process, FULL that of the machine's power.
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${isDurable ? "FULL" : "NORMAL"}`);
    database.exec("PRAGMA cache_size = -65536");
    return { database, file };
  } catch (error) {
    database?.close();
    throw persistenceError(file, error);
  }
}
