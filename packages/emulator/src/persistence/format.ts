import type { DatabaseSync } from "node:sqlite";
import { PersistenceError } from "./persistence-error.ts";

/** Increases whenever a version of the emulator writes what earlier ones do not understand. */
const FORMAT = 2;

/** SQLite application ID of our files: "GESe". */
const APPLICATION_ID = 0x47455365;

/**
 * Texts that come from users are JSON, for SQLite keeps UTF-8 and strings of JavaScript can hold what UTF-8 cannot. The
 * order of the rows is the order of arrival.
 *
 * Vertices and edges are kept as a log of changes, many in a row (`change-log.ts`). With a row and an entry of an index
 * for each of them, an import took twice as long as without a folder.
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
`;

const LOG = `
  CREATE TABLE change (
    data INTEGER NOT NULL,
    changes TEXT NOT NULL
  );
  CREATE INDEX change_data ON change (data);
`;

/** The texts of format 1 are JSON, so that they can be put together. */
const FROM_FORMAT_1 = `
  ${LOG}
  INSERT INTO change SELECT data, '[["putVertex",' || id || ',' || labels || ',' || properties || ']]'
    FROM vertex ORDER BY rowid;
  INSERT INTO change SELECT data, '[["addEdge",' || source || ',' || target || ',' || number || ',' || label || ','
    || properties || ']]' FROM edge ORDER BY rowid;
  DROP TABLE vertex;
  DROP TABLE edge;
`;

/** Makes the tables of a new file, brings those of format 1 up to date, and refuses a file that is not ours or newer. */
export function prepareFormat(database: DatabaseSync, file: string): void {
  const isNew = numberFrom(database, "SELECT count(*) FROM sqlite_schema") === 0;
  if (isNew) {
    database.exec(`BEGIN; ${TABLES} ${LOG}
      PRAGMA application_id = ${APPLICATION_ID};
      PRAGMA user_version = ${FORMAT};
      COMMIT`);
    return;
  }
  if (numberFrom(database, "PRAGMA application_id") !== APPLICATION_ID) {
    throw new PersistenceError(file, "was not written by an emulator");
  }
  const format = numberFrom(database, "PRAGMA user_version");
  if (format === 1) database.exec(`BEGIN; ${FROM_FORMAT_1} PRAGMA user_version = ${FORMAT}; COMMIT`);
  else if (format !== FORMAT) {
    throw new PersistenceError(file, `has format ${format}, and this version of the emulator knows ${FORMAT} at most`);
  }
}

function numberFrom(database: DatabaseSync, query: string): number {
  return Number(Object.values(database.prepare(query).get() ?? {})[0]);
}
