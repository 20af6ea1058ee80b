import { once } from "node:events";
import { mkdir, mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startService, type TestService } from "./support/emulator.ts";
import { ges } from "./support/run.ts";
import { CTRL_C, ENTER, terminal } from "./support/terminal.ts";

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

/** A home of its own for each test, and the environment that makes it one. */
let home: string;
let environment: Readonly<Record<string, string>>;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "ges-home-"));
  environment = { HOME: home };
});
const profilesFile = () => join(home, ".config/ges/profiles.json");
const writeProfiles = async (profiles: object) => {
  await mkdir(join(home, ".config/ges"), { recursive: true });
  await writeFile(profilesFile(), JSON.stringify(profiles));
};
const place = () => ({ endpoint: service.emulator.url, projectId: service.emulator.credentials.projectId });

describe("ges configure", () => {
  test("asks for what is missing, shows no secret, and keeps the file to its owner", async () => {
    const { accessKey, secretKey } = service.emulator.keys;
    const asking = terminal(["configure", "--endpoint", service.emulator.url], { environment });
    await asking.shows("Project ID");
    asking.type(`${place().projectId}${ENTER}`);
    await asking.shows("Access key");
    asking.type(`${accessKey}${ENTER}`);
    await asking.shows("Secret key");
    asking.type(`${secretKey}${ENTER}`);
    expect(await asking.ended).toBe(0);
    expect(asking.raw()).not.toContain(secretKey);
    expect((await stat(profilesFile())).mode & 0o777).toBe(0o600);
    expect((await ges(["graphs", "list", "--output", "id"], { environment })).stdout).toBe(`${service.graphId}\n`);
  });

  test("reads a secret from standard input where there is no terminal, and changes no other profile", async () => {
    await writeProfiles({ other: { region: "cn-north-4" } });
    const words = [
      "configure",
      "--profile",
      "test",
      "--token",
      "--secret-stdin",
      "--region",
      "cn-north-1",
      "--project",
      "p",
    ];
    const { code, stdout } = await ges(words, { environment, input: "token1\n" });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(JSON.parse(await readFile(profilesFile(), "utf8"))).toEqual({
      other: { region: "cn-north-4" },
      test: { region: "cn-north-1", projectId: "p", token: "token1" },
    });
    expect((await stat(profilesFile())).mode & 0o777).toBe(0o600);
  });

  test.each([
    [["configure"], "", "There is no terminal to ask for this: Region, for example cn-north-4. Give it with --region."],
    [["configure", "--region", "r", "--project", "p"], "", "Give it with --access-key."],
    [["configure", "--region", "r", "--project", "p", "--access-key", "AK"], "", "Give it with --secret-stdin."],
    [["configure", "--region", "r", "--project", "p", "--access-key", "AK", "--secret-stdin"], "", "is empty"],
  ])("names the flag where nobody can be asked: %j", async (words, input, problem) => {
    const { code, stderr } = await ges(words, { environment, input });
    expect(stderr).toContain(problem);
    expect(code).toBe(2);
  });

  test("writes nothing when it is interrupted", async () => {
    const asking = terminal(["configure"], { environment });
    await asking.shows("Region");
    asking.type(CTRL_C);
    expect(await asking.ended).toBe(130);
    await expect(stat(profilesFile())).rejects.toThrow("ENOENT");
  });
});

describe("Settings", () => {
  const whoami = async (words: string[], own: Readonly<Record<string, string>> = {}) => {
    const { stdout } = await ges(["whoami", "--output", "json", ...words], { environment: { ...environment, ...own } });
    return JSON.parse(stdout);
  };

  test("come from flags before the environment, and from the environment before the profile", async () => {
    await writeProfiles({ default: { ...place(), graph: "movie", token: "of-profile" } });
    expect(await whoami([])).toMatchObject({ project: place().projectId, graph: "movie", source: "profile default" });
    const own = { GES_PROJECT_ID: "of-environment", GES_TOKEN: "of-environment" };
    expect(await whoami([], own)).toMatchObject({ project: "of-environment", source: "GES_TOKEN" });
    expect(await whoami(["--project", "of-flag"], own)).toMatchObject({ project: "of-flag" });
  });

  test("come from a profile before the environment when --profile names it", async () => {
    await writeProfiles({ test: { ...place(), token: "t" } });
    const own = { GES_PROJECT_ID: "of-environment", GES_TOKEN: "of-environment" };
    expect(await whoami(["--profile", "test"], own)).toMatchObject({
      project: place().projectId,
      source: "profile test",
    });
    const unknown = await ges(["whoami", "--profile", "tset"], { environment: { ...environment, ...own } });
    expect(unknown.stderr).toContain("no profile is called tset");
    expect(unknown.code).toBe(2);
  });

  test("come from the vendor's credentials file too", async () => {
    await mkdir(join(home, ".huaweicloud"));
    const { accessKey, secretKey } = service.emulator.keys;
    const section = `[basic]\nak = ${accessKey}\nsk = ${secretKey}\nproject_id = ${place().projectId}\n`;
    await writeFile(join(home, ".huaweicloud/credentials"), section);
    const own = { ...environment, GES_ENDPOINT: service.emulator.url };
    expect(await whoami([], own)).toMatchObject({
      credentials: "access key",
      accessKey,
      source: "the vendor's credentials file",
    });
    expect((await ges(["graphs", "list", "--output", "id"], { environment: own })).code).toBe(0);
  });

  test("of a broken file are refused with its path", async () => {
    await mkdir(join(home, ".config/ges"), { recursive: true });
    await writeFile(profilesFile(), "region: cn-north-4");
    const { code, stderr } = await ges(["whoami"], { environment });
    expect(stderr).toContain(`${profilesFile()} is not as \`ges configure\` writes it`);
    expect(code).toBe(2);
  });
});

describe("ges whoami", () => {
  test("shows where each setting comes from, and no secret", async () => {
    const { stdout } = await ges(["whoami"], service);
    expect(stdout).toMatch(/^project +\S+ \(GES_PROJECT_ID\)$/m);
    expect(stdout).toMatch(/^credentials +token \(GES_TOKEN\)$/m);
    expect(stdout).not.toContain(service.emulator.token);
  });

  test("shows when a token expires, as IAM knows it", async () => {
    // The emulator's IAM tells nothing about tokens.
    const iam = createServer((request, response) => {
      const isKnown = request.headers["x-subject-token"] === "t" && request.url === "/v3/auth/tokens";
      response.writeHead(isKnown ? 200 : 404).end(JSON.stringify({ token: { expires_at: "2030-01-01T00:00:00Z" } }));
    }).listen(0, "127.0.0.1");
    await once(iam, "listening");
    const { port } = iam.address() as AddressInfo;
    const own = { GES_ENDPOINT: `http://127.0.0.1:${port}`, GES_PROJECT_ID: "p", GES_TOKEN: "t" };
    const { stdout } = await ges(["whoami"], { environment: { ...environment, ...own } });
    iam.close();
    expect(stdout).toMatch(/^expires +2030-01-01T00:00:00Z$/m);
  });

  test("says what is missing where nothing is configured", async () => {
    const { code, stderr } = await ges(["whoami", "--region", "cn-north-4"], { environment });
    expect(stderr).toContain("GES_METADATA_DISABLED");
    expect(code).toBe(2);
  });
});

describe("ges doctor", () => {
  test("finds everything in order, of the management plane and of a graph", async () => {
    const { code, stdout, stderr } = await ges(["doctor", "--graph", "movie"], service);
    expect(stdout).toMatch(/^management plane +permission +passed/m);
    expect(stdout).toMatch(/^movie +permission +passed/m);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "Everything is in order.\n" });
  });

  test("names what is wrong and the remedy, and ends with 1", async () => {
    const own = { ...service.environment, GES_TOKEN: "wrong" };
    const { code, stdout, stderr } = await ges(["doctor", "--output", "json"], { environment: own });
    const failed = JSON.parse(stdout).filter(({ status }: { status: string }) => status === "failed");
    expect(failed).toMatchObject([{ name: "token", remedy: expect.stringMatching(/^Check that /) }]);
    expect(stderr).toContain("1 of 10 checks failed.");
    expect(code).toBe(1);
  });
});

describe("ges errors", () => {
  test("explains a code, lists all, and finds the one that was meant", async () => {
    expect((await ges(["errors", "ges.7001"])).stdout).toMatch(/^remedy +Look at the graph/m);
    expect((await ges(["errors"])).stdout.split("\n").length).toBeGreaterThan(100);
    const { code, stderr } = await ges(["errors", "GES.70"]);
    expect(stderr).toContain("Did you mean GES.7000?");
    expect(code).toBe(1);
  });
});
