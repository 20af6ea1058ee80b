import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readChangesets } from "@changesets/read";
import { expect, onTestFinished, test } from "vitest";
import { BUMPS, type Bump, compare } from "../scripts/api-diff/compare.ts";
import { DESCRIPTIONS } from "../scripts/generate/outputs.ts";
import type { Description } from "../scripts/openapi.ts";

const NAMES = DESCRIPTIONS.map(({ name }) => name);
const TODAY = "packages/emulator/src/generated";

/** What a change of today's description of API v2 needs. */
async function bumpFor(change: (description: Description) => void): Promise<Bump> {
  const folder = await mkdtemp(join(tmpdir(), "ges-diff-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const description = JSON.parse(await readFile(join(TODAY, "management-v2.json"), "utf8"));
  change(description);
  await writeFile(join(folder, "management-v2.json"), JSON.stringify(description));
  return (await compare(["management-v2"], TODAY, folder)).bump;
}

test("The change-sets declare a bump as large as the change of the API since the last release", async () => {
  const { bump } = await compare(NAMES, "spec/released", TODAY);
  const releases = (await readChangesets(process.cwd())).flatMap((changeset) => changeset.releases);
  for (const name of ["@ges-sdk/v1", "@ges-sdk/v2"]) {
    const declared = releases.filter((release) => release.name === name).map(({ type }) => BUMPS.indexOf(type));
    expect(Math.max(0, ...declared), `${name} needs a change-set of a ${bump} bump`).toBeGreaterThanOrEqual(
      BUMPS.indexOf(bump),
    );
  }
});

test("An operation that is gone needs a major bump", async () => {
  expect(await bumpFor(({ paths }) => delete paths["/v2/{project_id}/graphs/{graph_id}/stop"])).toBe("major");
});

test("An operation that is new needs a minor bump", async () => {
  const path = "/v2/{project_id}/graphs/{graph_id}/stop";
  expect(await bumpFor(({ paths }) => Object.assign(paths, { [`${path}-now`]: paths[path] }))).toBe("minor");
});

test("No change needs no bump", async () => {
  expect(await bumpFor(() => {})).toBe("none");
});
