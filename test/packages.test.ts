import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const run = promisify(execFile);

/** Inside the project, where the packages' own dependencies can be found. */
const FOLDER = "test/.packed";
const PACKAGES = ["core", "v1", "v2", "emulator"];

interface Packed {
  filename: string;
  files: { path: string }[];
}

const packed = new Map<string, Packed>();

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  for (const name of PACKAGES) {
    const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", FOLDER, "-w", `@ges-sdk/${name}`]);
    const answer = JSON.parse(stdout) as Packed[] | Record<string, Packed>;
    const entry = Object.values(answer)[0] as Packed;
    packed.set(name, entry);
    const target = `${FOLDER}/node_modules/@ges-sdk/${name}`;
    await mkdir(target, { recursive: true });
    await run("tar", ["-xzf", `${FOLDER}/${entry.filename}`, "--strip-components=1", "-C", target]);
  }
});
afterAll(() => rm(FOLDER, { recursive: true }));

describe("The packages, as they are published", () => {
  test("work together when they are installed", async () => {
    const program = `
      import { createEmulator } from "@ges-sdk/emulator";
      import { GesApiError, GES_ERRORS } from "@ges-sdk/core";
      import { environmentProjectId } from "@ges-sdk/core/node";
      import { createServiceClient } from "@ges-sdk/v1";
      import { createManagementClient } from "@ges-sdk/v2";

      const emulator = await createEmulator();
      const options = { endpoint: emulator.url, fetch: emulator.fetch, ...emulator.credentials };
      const error = await createManagementClient(options).stopGraph({ graph_id: "none" }).catch((reason) => reason);
      console.log(error instanceof GesApiError, error.code in GES_ERRORS, typeof environmentProjectId);
      console.log(typeof createServiceClient({ ...options, graphName: "movie" }).cancelJob);
      await emulator.close();`;
    await writeFile(`${FOLDER}/program.mjs`, program);
    const { stdout } = await run(process.execPath, [`${FOLDER}/program.mjs`]);
    expect(stdout).toBe("true true function\nfunction\n");
  });

  test.each(PACKAGES)("hold what was built and nothing else: %s", (name) => {
    const folders = packed.get(name)?.files.map(({ path }) => path.replace(/\/.*/, "/"));
    const expected = [
      "LICENSE",
      "README.md",
      "dist/",
      "package.json",
      ...(name === "emulator" ? ["bin/", "data/"] : []),
    ];
    expect([...new Set(folders)].sort()).toEqual(expected.sort());
  });
});
