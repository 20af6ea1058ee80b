import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./commands.ts";
import { type Packed, type Publishable, publishablePackages } from "./publishable.ts";
import { installedMaterials, materialsOf } from "./sbom.ts";
import { sizeReport } from "./size-report.ts";

/** Folder of everything that a release consists of. */
export const RELEASE = "release";

/** Checksums of the tarballs, in the order in which they are published. */
export const CHECKSUMS = join(RELEASE, "SHA256SUMS");

/** Writes tarballs, their checksums and bills of materials, and the report of sizes into the folder of the release. */
export async function packRelease(): Promise<void> {
  await rm(RELEASE, { recursive: true, force: true });
  await mkdir(RELEASE);
  const packages = publishablePackages();
  const packed = await Promise.all(packages.map(pack));
  const checksums = await Promise.all(packed.map(checksum));
  await writeFile(CHECKSUMS, checksums.join(""));
  const materials = await installedMaterials(packed.map(({ filename }) => join(RELEASE, filename)));
  for (const { name, version, filename } of packed) {
    const sbom = JSON.stringify(materialsOf(`${name}@${version}`, materials), null, 2);
    await writeFile(join(RELEASE, filename.replace(/\.tgz$/, ".cdx.json")), `${sbom}\n`);
  }
  await writeFile(join(RELEASE, "SIZES.md"), await sizeReport(packed));
}

async function pack(published: Publishable): Promise<Packed> {
  const stdout = await run("npm", ["pack", "--json", "--pack-destination", RELEASE, "-w", published.name]);
  const [entry] = Object.values(JSON.parse(stdout) as Packed[]);
  if (entry === undefined) throw new Error(`npm packed nothing of ${published.name}`);
  return { ...entry, ...published };
}

async function checksum({ filename }: Packed): Promise<string> {
  const hash = createHash("sha256").update(await readFile(join(RELEASE, filename)));
  return `${hash.digest("hex")}  ${filename}\n`;
}
