import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { publishablePackages } from "./publishable.ts";

export const PLACEHOLDER =
  "The repository's address is a placeholder (OWNER): set `repository.url` in package.json, then `npm run manifests`.";

/** Returns the reasons why the repository in a folder cannot be released as it is, each with what to do. */
export function releaseBlockers(root = "."): string[] {
  const packages = publishablePackages(root);
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  const blockers: string[] = [];

  const { repository } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  if (repository.url.includes("/OWNER/")) blockers.push(PLACEHOLDER);

  const [version, ...others] = new Set(packages.map((published) => published.version));
  if (others.length > 0) {
    blockers.push(
      `The packages carry several versions, ${[version, ...others].join(", ")}: they are released together.`,
    );
  }
  if (globSync(".changeset/*.md", { cwd: root }).length > 0) {
    blockers.push("There are change-sets that no version includes: run `npx changeset version`.");
  }
  for (const { name, folder } of packages) {
    const changes = join(root, folder, "CHANGELOG.md");
    if (existsSync(changes) && readFileSync(changes, "utf8").includes(`\n## ${version}\n`)) continue;
    blockers.push(`${folder}/CHANGELOG.md says nothing about ${name} ${version}: run \`npx changeset version\`.`);
  }

  if (git("status", "--porcelain") !== "") blockers.push("Something is not committed: commit or discard it.");
  if (!git("tag", "--points-at", "HEAD").split("\n").includes(`v${version}`)) {
    blockers.push(`This commit is not tagged v${version}: tag it, or check out the tag.`);
  }
  return blockers;
}

/** Ends the program with the reasons, if there are any. */
export function refuseBlockers(blockers: readonly string[]): void {
  if (blockers.length === 0) return;
  console.error(`No release:\n${blockers.map((blocker) => `- ${blocker}`).join("\n")}`);
  process.exit(1);
}
