import type { DatabaseSync, StatementSync } from "node:sqlite";
import { type PersistenceError, persistenceError } from "./persistence-error.ts";

type Value = string | number | null;

/**
 * Writes in transactions that begin by themselves. After the first write that fails nothing is written any more: what is
 * in memory is ahead of what is kept then, and only a restart brings them together.
 */
export class Writer {
  readonly #database: DatabaseSync;
  readonly #file: string;
  /** Is called whenever a transaction begins. */
  readonly #onBegin: () => void;
  #isOpen = false;
  #failure: PersistenceError | undefined;

  constructor(database: DatabaseSync, file: string, onBegin: () => void) {
    this.#database = database;
    this.#file = file;
    this.#onBegin = onBegin;
  }

  /** Prepares a statement that writes. It fails silently; `commit` reports. */
  statement(text: string): (...values: Value[]) => void {
    const statement: StatementSync = this.#database.prepare(text);
    return (...values) => this.#attempt(() => statement.run(...values));
  }

  /** Begins a transaction for what is about to be written, unless one is open. */
  begin(): void {
    this.#attempt(() => {});
  }

  /** @throws {PersistenceError} when anything has failed to be written */
  commit(): void {
    if (this.#isOpen) this.#attempt(() => this.#database.exec("COMMIT"));
    this.#isOpen = false;
    if (this.#failure) throw this.#failure;
  }

  #attempt(write: () => void): void {
    if (this.#failure) return;
    try {
      if (!this.#isOpen) {
        this.#database.exec("BEGIN");
        this.#isOpen = true;
        this.#onBegin();
      }
      write();
    } catch (error) {
      this.#failure = persistenceError(this.#file, error);
    }
  }
}
