import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { readChangesets } from "@changesets/read";
import { expect, onTestFinished, test } from "vitest";
import { packagesBelow } from "../scripts/api-diff/change-sets.ts";
import { type Bump, compare } from "../scripts/api-diff/compare.ts";
import { isReleased, RELEASED, writeComparable } from "../scripts/api-diff/released.ts";
import { readBundle } from "../scripts/bundled.ts";
import { DESCRIPTIONS } from "../scripts/generate/outputs.ts";
import type { Description } from "../scripts/openapi.ts";

const NAMES = DESCRIPTIONS.map(({ name }) => name);
const CLIENTS = ["@ges-sdk/v1", "@ges-sdk/v2"];

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "ges-diff-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

/** The bump that a change needs if today's API had been released. */
async function bumpFor(change: (description: Description) => void): Promise<Bump> {
  const [released, today] = [await folder(), await folder()];
  await Promise.all([writeComparable(released), writeComparable(today)]);
  const file = join(today, "management-v2.json");
  const description = JSON.parse(await readFile(file, "utf8"));
  change(description);
  await writeFile(file, JSON.stringify(description));
  return (await compare(NAMES, released, today)).bump;
}

test("The change-sets declare a bump as large as the change of the API since the last release", async () => {
  // A first release is whatever its version says.
  if (!isReleased()) return;
  const today = await folder();
  await writeComparable(today);
  const { bump } = await compare(NAMES, RELEASED, today);
  const releases = (await readChangesets(process.cwd())).flatMap((changeset) => changeset.releases);
  expect(packagesBelow(bump, CLIENTS, releases), `need a change-set of a ${bump} bump`).toEqual([]);
});

test("Change-sets that declare less than the change of the API, or nothing, are named", () => {
  const releases = [{ name: "@ges-sdk/v1", type: "major" as const }];
  expect(packagesBelow("major", CLIENTS, releases)).toEqual(["@ges-sdk/v2"]);
  expect(packagesBelow("major", CLIENTS, [{ name: "@ges-sdk/v1", type: "minor" }])).toEqual(CLIENTS);
  expect(packagesBelow("minor", ["@ges-sdk/v1"], releases)).toEqual([]);
  expect(packagesBelow("none", CLIENTS, [])).toEqual([]);
});

test("Before the first release, api:diff says that there is nothing to compare with", async () => {
  if (isReleased()) return;
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/api-diff.ts"]);
  expect(stdout).toBe("Nothing has been released yet, so there is nothing to compare with.\n");
});

test("An operation that is gone needs a major bump", async () => {
  expect(await bumpFor(({ paths }) => delete paths["/v2/{project_id}/graphs/{graph_id}/stop"])).toBe("major");
});

test("A field that is gone from a response needs a major bump", async () => {
  const { properties = {} } = readBundle("management-v2").components.schemas?.["Backup"] ?? {};
  expect(Object.keys(properties)).toContain("id");
  expect(await bumpFor(({ components }) => delete components.schemas?.["Backup"]?.properties?.["id"])).toBe("major");
});

test("An operation that is new needs a minor bump", async () => {
  const path = "/v2/{project_id}/graphs/{graph_id}/stop";
  expect(await bumpFor(({ paths }) => Object.assign(paths, { [`${path}-now`]: paths[path] }))).toBe("minor");
});

test("No change needs no bump", async () => {
  expect(await bumpFor(() => {})).toBe("none");
});

test("A kept release has no prose and no long lines", async () => {
  const released = await folder();
  await writeComparable(released);
  const lines = (await Promise.all(NAMES.map((name) => readFile(join(released, `${name}.json`), "utf8")))).flatMap(
    (text) => text.split("\n"),
  );
  expect(lines.length).toBeLessThan(15_000);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(2_000);
  expect(lines.filter((line) => /"(description|example)": "/.test(line))).toEqual([]);
});
