import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./commands.ts";
import { CHECKSUMS, RELEASE } from "./pack.ts";
import { publishablePackages } from "./publishable.ts";

/**
 * Publishes the tarballs in the folder of the release, each after those it depends on. A version that is published
 * already is left as it is, so that a release that failed halfway is repeated as a whole.
 */
export async function publishRelease(flags: readonly string[] = []): Promise<void> {
  const checksums = await readFile(CHECKSUMS, "utf8");
  for (const { name, version } of publishablePackages()) {
    const filename = `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
    const path = join(RELEASE, filename);
    const hash = createHash("sha256").update(await readFile(path));
    if (!checksums.includes(`${hash.digest("hex")}  ${filename}\n`)) {
      throw new Error(`${path} is not the file that was packed: its checksum is not in ${CHECKSUMS}.`);
    }
    if (await isPublished(`${name}@${version}`, flags)) {
      console.log(`${name} ${version} is published already`);
      continue;
    }
    const tag = version.includes("-") ? "next" : "latest";
    // Without `./`, npm takes a path for the name of a repository on GitHub.
    await run("npm", ["publish", `./${path}`, "--access=public", `--tag=${tag}`, ...flags]);
    console.log(`${name} ${version} published as ${tag}`);
  }
}

async function isPublished(release: string, flags: readonly string[]): Promise<boolean> {
  try {
    return (await run("npm", ["view", release, "version", ...flags])).trim() !== "";
  } catch (error) {
    if (String(error).includes("E404")) return false;
    throw error;
  }
}
