import { execFile } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";

const run = promisify(execFile);

test("A call fails with its own error and is retried when the package's files are gone", async () => {
  const folder = await mkdtemp("test/.dist-");
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp("dist", `${folder}/dist`, { recursive: true });
  await writeFile(
    `${folder}/program.mjs`,
    `import { rmSync } from "node:fs";
    import { connectTo, createClient, tokenCredentials } from "./dist/index.js";
    let calls = 0;
    const fetch = async () => {
      calls += 1;
      if (calls === 1) throw new TypeError("fetch failed");
      return Response.json({ error_code: calls === 2 ? "GES.7006" : "GES.7001", error_msg: "x" }, { status: 400 });
    };
    const credentials = tokenCredentials("token");
    const route = { method: "GET", path: "/things", retry: "safe" };
    const connection = connectTo("https://ges.example.com", { project_id: "p" }, { projectId: "p", credentials, fetch });
    const client = createClient({ showThing: { route } }, connection);
    rmSync(new URL("dist", import.meta.url), { recursive: true });
    console.log(String(await client.showThing().catch((error) => error)));`,
  );
  const { stdout } = await run(process.execPath, [`${folder}/program.mjs`]);
  expect(stdout).toBe("showThing: GES.7001 x (HTTP 400, 3 attempts)\n");
});
