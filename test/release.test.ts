import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { releaseBlockers } from "../scripts/release/blockers.ts";
import { publishablePackages } from "../scripts/release/publishable.ts";

const run = promisify(execFile);

/** A repository that can be released as it is. */
let repository: string;
beforeEach(async () => {
  repository = await mkdtemp(join(tmpdir(), "ges-release-"));
  await put({
    "package.json": manifest({ repository: { url: "git+https://github.com/someone/ges-sdk.git" } }),
    "packages/a/package.json": manifest({ name: "a", version: "1.2.0", dependencies: { b: "^1.2.0" } }),
    "packages/a/CHANGELOG.md": "# a\n\n## 1.2.0\n\n- More.\n",
    "packages/b/package.json": manifest({ name: "b", version: "1.2.0" }),
    "packages/b/CHANGELOG.md": "# b\n\n## 1.2.0\n\n- More.\n",
    "packages/inner/package.json": manifest({ name: "inner", version: "0.0.1", private: true }),
    ".changeset/config.json": "{}",
  });
  await git("init", "--quiet");
  await commit();
});
afterEach(() => rm(repository, { recursive: true }));

const manifest = (fields: object) => JSON.stringify(fields);

async function put(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(repository, dirname(path)), { recursive: true });
    await writeFile(join(repository, path), text);
  }
}

const git = (...args: string[]) =>
  run("git", ["-c", "user.name=n", "-c", "user.email=e@localhost", ...args], { cwd: repository });

async function commit(): Promise<void> {
  await git("add", "--all");
  await git("commit", "--quiet", "--message", "Release");
  await git("tag", "--force", "v1.2.0");
}

describe("A release", () => {
  test("goes ahead where nothing stands in its way", () => {
    expect(releaseBlockers(repository)).toEqual([]);
  });

  test.each([
    [
      "the repository's address is the placeholder",
      { "package.json": manifest({ repository: { url: "git+https://github.com/OWNER/ges-sdk.git" } }) },
      /address is a placeholder .* set `repository.url` in package.json/,
    ],
    [
      "the packages carry several versions",
      { "packages/b/package.json": manifest({ name: "b", version: "1.3.0" }) },
      /several versions, 1\.3\.0, 1\.2\.0/,
    ],
    ["a change-set is left", { ".changeset/some-change.md": "---\n---" }, /change-sets that no version includes/],
    [
      "a change log ends before it",
      { "packages/a/CHANGELOG.md": "## 1.1.0\n" },
      /packages\/a\/CHANGELOG.md says nothing/,
    ],
  ])("is refused where %s", async (_, files, reason) => {
    await put(files);
    await commit();
    expect(releaseBlockers(repository).join("\n")).toMatch(reason);
  });

  test("is refused where something is not committed", async () => {
    await put({ "README.md": "changed" });
    expect(releaseBlockers(repository)).toEqual([expect.stringContaining("not committed")]);
  });

  test("is refused where the commit is not tagged with its version", async () => {
    await git("tag", "--delete", "v1.2.0");
    expect(releaseBlockers(repository)).toEqual([expect.stringContaining("not tagged v1.2.0")]);
  });

  test("publishes each package after those it depends on, and no private one", () => {
    expect(publishablePackages(repository).map(({ name }) => name)).toEqual(["b", "a"]);
  });

  test("is published by the workflow alone", async () => {
    const env = { ...process.env, ACTIONS_ID_TOKEN_REQUEST_URL: undefined };
    const publish = run(process.execPath, ["scripts/release.ts", "--publish"], { env });
    const { code, stderr } = await publish.catch((error) => error);
    expect(code).toBe(1);
    expect(stderr).toMatch(/Only the workflow release.yml publishes/);
  });
});
