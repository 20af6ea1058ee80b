import type { DatabaseSync } from "node:sqlite";
import { PersistenceError } from "./persistence-error.ts";

/** Increases whenever a version of the emulator writes what earlier ones do not understand. */
const FORMAT = 1;

/** SQLite application ID of our files: "GESe". */
const APPLICATION_ID = 0x47455365;

/**
 * Texts that come from users are JSON, for SQLite keeps UTF-8 and strings of JavaScript can hold what UTF-8 cannot. The
 * order of the rows is the order of arrival.
 */
const TABLES = `
  CREATE TABLE record (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (kind, id)
  );
  CREATE TABLE definition (
    data INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (data, kind, name)
  );
  CREATE TABLE vertex (
    data INTEGER NOT NULL,
    id TEXT NOT NULL,
    labels TEXT NOT NULL,
    properties TEXT NOT NULL,
    UNIQUE (data, id)
  );
  CREATE TABLE edge (
    data INTEGER NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    number INTEGER NOT NULL,
    label TEXT NOT NULL,
    properties TEXT NOT NULL,
    UNIQUE (data, source, target, number)
  );
`;

/** Makes the tables of a new file, and refuses a file that is not ours or of a newer format. */
export function prepareFormat(database: DatabaseSync, file: string): void {
  const isNew = numberFrom(database, "SELECT count(*) FROM sqlite_schema") === 0;
  if (isNew) {
    database.exec(`BEGIN; ${TABLES}
      PRAGMA application_id = ${APPLICATION_ID};
      PRAGMA user_version = ${FORMAT};
      COMMIT`);
    return;
  }
  if (numberFrom(database, "PRAGMA application_id") !== APPLICATION_ID) {
    throw new PersistenceError(file, "was not written by an emulator");
  }
  const format = numberFrom(database, "PRAGMA user_version");
  if (format !== FORMAT) {
    throw new PersistenceError(file, `has format ${format}, and this version of the emulator knows ${FORMAT} only`);
  }
}

function numberFrom(database: DatabaseSync, query: string): number {
  return Number(Object.values(database.prepare(query).get() ?? {})[0]);
}
