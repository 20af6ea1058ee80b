import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { run } from "./commands.ts";

interface Component {
  "bom-ref": string;
  externalReferences: { type: string; url: string }[];
}

/** The parts of a CycloneDX document that are read here. */
export interface Bom {
  metadata: { component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/**
 * Returns what is installed with packed packages, as a CycloneDX document whose subject is a project that has them all.
 * It is a project of its own, because in ours `npm sbom --omit dev` drops whatever a dev dependency needs too
 * (https://github.com/npm/cli/issues/7909).
 */
export async function installedMaterials(tarballs: readonly string[]): Promise<Bom> {
  const project = await mkdtemp(join(tmpdir(), "ges-sbom-"));
  try {
    await writeFile(join(project, "package.json"), '{ "name": "project", "version": "0.0.0", "private": true }');
    for (const tarball of tarballs) await copyFile(tarball, join(project, basename(tarball)));
    const packages = tarballs.map((tarball) => `./${basename(tarball)}`);
    await run("npm", ["install", "--package-lock-only", "--prefer-offline", "--no-audit", ...packages], project);
    const sbom = ["sbom", "--package-lock-only", "--sbom-format", "cyclonedx", "--sbom-type", "library"];
    return JSON.parse(await run("npm", sbom, project));
  } finally {
    await rm(project, { recursive: true });
  }
}

/** Returns the part of a document that one package needs, with the package as its subject. */
export function materialsOf(release: string, bom: Bom): Bom {
  const needed = new Set([release]);
  for (const ref of needed) {
    for (const other of bom.dependencies.find((entry) => entry.ref === ref)?.dependsOn ?? []) needed.add(other);
  }
  const components = bom.components
    .filter((component) => needed.has(component["bom-ref"]))
    .map((component) => ({ ...component, externalReferences: component.externalReferences.filter(isPublic) }));
  const subject = components.find((component) => component["bom-ref"] === release);
  if (subject === undefined) throw new Error(`npm sbom has no component ${release}`);
  return {
    ...bom,
    metadata: { ...bom.metadata, component: subject },
    components: components.filter((component) => component !== subject),
    dependencies: bom.dependencies.filter(({ ref }) => needed.has(ref)),
  };
}

/** False for the file that a package was installed from here. */
function isPublic({ url }: { url: string }): boolean {
  return !url.startsWith("file:");
}
