import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { chainCredentials } from "../src/credentials/chain-credentials.ts";
import { tokenCredentials } from "../src/credentials/token-credentials.ts";
import { defaultCredentials, environmentCredentials, profileCredentials, profileProjectId } from "../src/node/index.ts";
import type { RequestToAuthenticate } from "../src/options/credentials.ts";
import { rejection } from "./support/test-client.ts";

const request: RequestToAuthenticate = {
  method: "GET",
  url: "https://ges.cn-north-4.myhuaweicloud.com/v2/project1/graphs",
  headers: {},
  projectId: undefined,
  body: undefined,
  signal: new AbortController().signal,
};
const keyIn = (headers: Record<string, string>) => /Access=(\w+),/.exec(headers["authorization"] ?? "")?.[1];

async function credentialsFile(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ges-sources-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "credentials");
  await writeFile(file, text);
  return file;
}

describe("Keys that are configured but cannot be keys", () => {
  const somebodyElse = tokenCredentials("token1");

  test("in the environment end a chain, which must not call as somebody else", async () => {
    const broken = environmentCredentials({ HUAWEICLOUD_SDK_AK: "AK1", HUAWEICLOUD_SDK_SK: "canary\n" });
    const error = await rejection(chainCredentials(broken, somebodyElse).authenticate(request));
    expect(error.name).toBe("GesError");
    expect(error.message).toMatch(/^The keys in the environment cannot be used: secretKey: /);
    expect(inspect(error, { depth: 9 })).not.toContain("canary");
  });

  test("in the file do so too", async () => {
    const file = await credentialsFile("[basic]\nak = AK1\nsk = canary canary\n");
    const error = await rejection(chainCredentials(profileCredentials({ file }), somebodyElse).authenticate(request));
    expect(error.message).toContain(`The keys in ${file} cannot be used: secretKey: `);
    expect(inspect(error, { depth: 9 })).not.toContain("canary");
  });
});

describe("A variable that is set to nothing", () => {
  test("is as if it were not set", async () => {
    const keys = { HUAWEICLOUD_SDK_AK: "AK1", HUAWEICLOUD_SDK_SK: "SK1", HUAWEICLOUD_SDK_SECURITY_TOKEN: "" };
    expect(await environmentCredentials(keys).authenticate(request)).not.toHaveProperty("x-security-token");
  });
});

describe("The credentials file", () => {
  test("may write its keys in capitals", async () => {
    const file = await credentialsFile("[basic]\nAK = AK1\nSK = SK1\nProject_ID = project1\n");
    expect(keyIn(await profileCredentials({ file }).authenticate(request))).toBe("AK1");
    expect(await profileProjectId({ file })).toBe("project1");
  });

  test("gives a project, if it has one", async () => {
    const file = await credentialsFile("[basic]\nproject_id = project1\n[other]\nak = AK2\n");
    expect(await profileProjectId({ file })).toBe("project1");
    expect(await profileProjectId({ file, profile: "other" })).toBeUndefined();
    expect(await profileProjectId({ file: `${file}-none` })).toBeUndefined();
  });

  test("that is a folder gives no project, and says so", async () => {
    expect(await rejection(profileProjectId({ file: tmpdir() }))).toMatchObject({ name: "GesConfigError" });
  });
});

describe("The default credentials", () => {
  test("are the environment's, and else those of the file that a variable names", async () => {
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    vi.stubEnv("HUAWEICLOUD_SDK_CREDENTIALS_FILE", await credentialsFile("[basic]\nak = AK1\nsk = SK1\n"));
    vi.stubEnv("HUAWEICLOUD_SDK_AK", undefined);
    expect(keyIn(await defaultCredentials().authenticate(request))).toBe("AK1");
    vi.stubEnv("HUAWEICLOUD_SDK_AK", "AK2");
    vi.stubEnv("HUAWEICLOUD_SDK_SK", "SK2");
    expect(keyIn(await defaultCredentials().authenticate(request))).toBe("AK2");
  });
});
