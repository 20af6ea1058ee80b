import { globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";

/** A package of this repository that is published. */
export interface Publishable {
  readonly name: string;
  readonly version: string;
  /** Folder, from the root. */
  readonly folder: string;
}

/** A packed package. */
export interface Packed extends Publishable {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly entryCount: number;
}

interface Manifest {
  name: string;
  version: string;
  private?: boolean;
  dependencies?: Record<string, string>;
}

/** Returns the packages that are published, each after those it depends on. */
export function publishablePackages(root = "."): Publishable[] {
  const manifests = new Map<string, Manifest & { folder: string }>();
  for (const path of globSync("packages/*/package.json", { cwd: root }).sort()) {
    const manifest: Manifest = JSON.parse(readFileSync(`${root}/${path}`, "utf8"));
    if (!manifest.private) manifests.set(manifest.name, { ...manifest, folder: dirname(path) });
  }
  const inOrder = new Map<string, Publishable>();
  const visit = (name: string): void => {
    const manifest = manifests.get(name);
    if (!manifest || inOrder.has(name)) return;
    for (const dependency of Object.keys(manifest.dependencies ?? {})) visit(dependency);
    inOrder.set(name, { name, version: manifest.version, folder: manifest.folder });
  };
  for (const name of manifests.keys()) visit(name);
  return [...inOrder.values()];
}
