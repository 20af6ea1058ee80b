import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { releaseBlockers } from "./blockers.ts";
import { run } from "./commands.ts";
import { publishablePackages } from "./publishable.ts";

/** Makes a version in a clone, as a person does before a release, and returns what would still stand in its way. */
export async function rehearseVersion(): Promise<string[]> {
  const clone = await mkdtemp(join(tmpdir(), "ges-version-"));
  const git = (...args: string[]) =>
    run("git", ["-c", "user.name=rehearsal", "-c", "user.email=rehearsal@localhost", ...args], clone);
  try {
    await git("clone", "--quiet", "--shared", resolve("."), ".");
    await symlink(resolve("node_modules"), join(clone, "node_modules"));
    const releases = publishablePackages(clone).map(({ name }) => `"${name}": minor\n`);
    await writeFile(join(clone, ".changeset/rehearsal.md"), `---\n${releases.join("")}---\n\nRehearse a release.\n`);
    await run("node", ["node_modules/@changesets/cli/bin.js", "version"], clone);
    await rm(join(clone, "node_modules"));
    await run("npm", ["install", "--package-lock-only", "--prefer-offline", "--no-audit"], clone);
    const [published] = publishablePackages(clone);
    await git("add", "--all");
    await git("commit", "--quiet", "--message", "Release");
    await git("tag", `v${published?.version}`);
    return releaseBlockers(clone);
  } finally {
    await rm(clone, { recursive: true });
  }
}
