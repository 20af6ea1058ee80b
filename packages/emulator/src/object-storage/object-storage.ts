import { existsSync, mkdirSync, readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { badRequest, type ServiceError } from "../errors/service-error.ts";

/** A folder of this machine that stands for object storage: the folders in it are the buckets. */
export interface ObjectStorage {
  readonly root: string;
  /** True when nobody but the emulator puts anything there, so that buckets are made as they are needed. */
  readonly isDefault?: boolean;
}

/** A file or a folder in object storage. */
export interface StoredPath {
  /** Bucket and key. */
  readonly path: string;
  /** Path on this machine. */
  readonly location: string;
}

/** @throws {TypeError} when there is no such folder */
export function openStorage(folder: string): ObjectStorage {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new TypeError(`obs: there is no folder ${folder}`);
  }
  return { root: realpathSync(folder) };
}

/** The one file at a path. */
export function fileAt(storage: ObjectStorage, path: string, parameter: string): StoredPath {
  const stored = existing(storage, path, parameter);
  if (!statSync(stored.location).isFile()) throw notThere(path, parameter);
  return stored;
}

/** The file at a path, or all files of the folder there, in the order of their names; hidden ones and links do not count. */
export function filesAt(storage: ObjectStorage, path: string, parameter: string): StoredPath[] {
  const stored = existing(storage, path, parameter);
  if (statSync(stored.location).isFile()) return [stored];
  const files = [...filesIn(stored)].sort((a, b) => (a.path < b.path ? -1 : 1));
  if (files.length === 0) throw notThere(path, parameter);
  return files;
}

function* filesIn(folder: StoredPath): Iterable<StoredPath> {
  for (const entry of readdirSync(folder.location, { withFileTypes: true })) {
    const inside = { path: `${folder.path}/${entry.name}`, location: join(folder.location, entry.name) };
    if (entry.name.startsWith(".")) continue;
    if (entry.isFile()) yield inside;
    if (entry.isDirectory()) yield* filesIn(inside);
  }
}

/** A folder to write to. It is made when it is not there; its bucket has to be there. */
export function folderAt(storage: ObjectStorage, path: string, parameter: string): StoredPath {
  const keys = keysOf(path, parameter);
  const bucket = join(storage.root, keys[0] ?? "");
  if (storage.isDefault) mkdirSync(bucket, { recursive: true });
  if (!existsSync(bucket)) throw notThere(path, parameter);
  const location = join(storage.root, ...keys);
  let deepest = location;
  while (!existsSync(deepest)) deepest = dirname(deepest);
  if (!holds(storage, deepest) || !statSync(deepest).isDirectory()) throw notThere(path, parameter);
  mkdirSync(location, { recursive: true });
  return { path: keys.join("/"), location };
}

/** A file to write, in a folder that is made when it is not there. */
export function newFileAt(storage: ObjectStorage, path: string, parameter: string): StoredPath {
  const keys = keysOf(path, parameter);
  const name = keys.pop();
  if (name === undefined || keys.length === 0) throw notThere(path, parameter);
  const folder = folderAt(storage, keys.join("/"), parameter);
  const file = { path: `${folder.path}/${name}`, location: join(folder.location, name) };
  if (statSync(file.location, { throwIfNoEntry: false })?.isDirectory()) throw notThere(path, parameter);
  return file;
}

/** Makes sure that a name for a new file does not lead out of its folder. */
export function checkFileName(name: string, parameter: string): void {
  if (keysOf(name, parameter).join() !== name) throw badPath(name, parameter);
}

function existing(storage: ObjectStorage, path: string, parameter: string): StoredPath {
  const keys = keysOf(path, parameter);
  const location = join(storage.root, ...keys);
  if (!existsSync(location) || !holds(storage, location)) throw notThere(path, parameter);
  return { path: keys.join("/"), location };
}

/** True when a file is inside the storage, wherever links lead. */
function holds({ root }: ObjectStorage, location: string): boolean {
  try {
    return realpathSync(location).startsWith(root + sep);
  } catch {
    return false;
  }
}

function keysOf(path: string, parameter: string): string[] {
  const keys = path.replace(/^\/+|\/+$/g, "").split("/");
  const isSafe = keys.every((key) => key !== "" && key !== "." && key !== ".." && !/[\p{Cc}\\]/u.test(key));
  if (!isSafe) throw badPath(path, parameter);
  return keys;
}

function notThere(path: string, parameter: string): ServiceError {
  const message = "The object does not exist. Check whether the bucket or object name is correct";
  return badRequest("GES.7017", `${message}: ${parameter} is [${path}].`);
}

function badPath(path: string, parameter: string): ServiceError {
  return badRequest("GES.7011", `The path or name of the schema or data file is invalid: ${parameter} is [${path}].`);
}
