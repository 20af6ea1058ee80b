import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ObjectStorage } from "./object-storage.ts";

/**
 * Object storage of an emulator that was given none: a folder inside its data folder, or a temporary one. The folder is
 * made when it is first used, and buckets when they are written to.
 */
export class DefaultStorage implements ObjectStorage {
  readonly isDefault = true;
  readonly #dataFolder: string | undefined;
  #root: string | undefined;

  constructor(dataFolder: string | undefined) {
    this.#dataFolder = dataFolder;
  }

  get root(): string {
    this.#root ??= realpathSync(this.#make());
    return this.#root;
  }

  /** Removes the folder if it is a temporary one. */
  close(): void {
    if (this.#root === undefined || this.#dataFolder !== undefined) return;
    rmSync(this.#root, { recursive: true, force: true });
    this.#root = undefined;
  }

  /** Snapshots share it: they do not hold files. */
  copy(): DefaultStorage {
    return this;
  }

  #make(): string {
    if (this.#dataFolder === undefined) return mkdtempSync(join(tmpdir(), "ges-emulator-obs-"));
    const folder = join(this.#dataFolder, "obs");
    mkdirSync(folder, { recursive: true });
    return folder;
  }
}
