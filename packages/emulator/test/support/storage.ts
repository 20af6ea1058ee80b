import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A folder that stands for object storage, with the shipped data set in its bucket `movies`. */
export interface Obs {
  readonly folder: string;
  write(path: string, text: string): Promise<void>;
  read(path: string): Promise<string>;
  /** Everything in a folder, hidden files too. */
  list(path: string): Promise<string[]>;
  remove(): Promise<void>;
}

const DATA = fileURLToPath(new URL("../../data", import.meta.url));

export async function newObs(): Promise<Obs> {
  const folder = await mkdtemp(join(tmpdir(), "ges-emulator-"));
  await cp(DATA, folder, { recursive: true });
  await mkdir(join(folder, "bucket"));
  return {
    folder,
    async write(path, text) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    },
    read: (path) => readFile(join(folder, path), "utf8"),
    list: (path) => readdir(join(folder, path)),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Parameters that import the shipped data set, in the names of API v1.0. */
export const MOVIES = {
  schemaPath: "movies/schema.xml",
  vertexsetPath: "movies/vertices.csv",
  edgesetPath: "movies/edges.csv",
};

/** The same in those of API v2. */
export const MOVIES_V2 = {
  schema_path: MOVIES.schemaPath,
  vertexset_path: MOVIES.vertexsetPath,
  edgeset_path: MOVIES.edgesetPath,
};
