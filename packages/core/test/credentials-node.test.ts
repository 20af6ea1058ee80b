import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chainCredentials } from "../src/credentials/chain-credentials.ts";
import { tokenCredentials } from "../src/credentials/token-credentials.ts";
import { GesConfigError } from "../src/errors/ges-config-error.ts";
import { environmentCredentials, environmentProjectId } from "../src/node/environment-credentials.ts";
import { profileCredentials } from "../src/node/profile-credentials.ts";
import type { RequestToAuthenticate } from "../src/options/credentials.ts";
import { rejection } from "./support/test-client.ts";

const request: RequestToAuthenticate = {
  method: "GET",
  url: "https://ges.cn-north-4.myhuaweicloud.com/v2/project1/graphs",
  headers: {},
  projectId: "project1",
  body: undefined,
  signal: new AbortController().signal,
};
const keyIn = (headers: Record<string, string>) => /Access=(\w+),/.exec(headers["authorization"] ?? "")?.[1];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ges-credentials-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function profile(text: string): Promise<string> {
  const file = join(folder, "credentials");
  await writeFile(file, text);
  return file;
}

describe("The environment", () => {
  test("gives an access key, and a security token when there is one", async () => {
    const keys = { HUAWEICLOUD_SDK_AK: "AK1", HUAWEICLOUD_SDK_SK: "SK1" };
    expect(keyIn(await environmentCredentials(keys).authenticate(request))).toBe("AK1");
    const temporary = environmentCredentials({ ...keys, HUAWEICLOUD_SDK_SECURITY_TOKEN: "token1" });
    expect(await temporary.authenticate(request)).toMatchObject({ "x-security-token": "token1" });
  });

  test("without either key is not configured, and is skipped by a chain", async () => {
    const error = await rejection(environmentCredentials({}).authenticate(request));
    expect(error).toBeInstanceOf(GesConfigError);
    expect(error.message).toBe("environment: HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK are not set");
    const chain = chainCredentials(environmentCredentials({}), tokenCredentials("token1"));
    expect(await chain.authenticate(request)).toEqual({ "x-auth-token": "token1" });
  });

  test.each([
    ["HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK"],
    ["HUAWEICLOUD_SDK_SK", "HUAWEICLOUD_SDK_AK"],
  ])(
    "with %s alone ends a chain, which must not call as somebody else, and says what is missing",
    async (is, isNot) => {
      for (const missing of [{}, { [isNot]: "" }]) {
        const half = environmentCredentials({ [is]: "canary", ...missing });
        const error = await rejection(chainCredentials(half, tokenCredentials("token1")).authenticate(request));
        expect(error).not.toBeInstanceOf(GesConfigError);
        expect([error.name, error.message]).toEqual(["GesError", `${is} is set and ${isNot} is not`]);
        expect(inspect(error, { depth: 9 })).not.toContain("canary");
      }
    },
  );

  test("gives a project", () => {
    expect(environmentProjectId({ HUAWEICLOUD_SDK_PROJECT_ID: "project1" })).toBe("project1");
    expect(environmentProjectId({ HUAWEICLOUD_SDK_PROJECT_ID: "" })).toBeUndefined();
  });
});

describe("The credentials file", () => {
  test("gives the access key of a section", async () => {
    const file = await profile(
      "# mine\n[basic]\nak = AK1\nsk=SK1 \n\n[other]\r\nak = AK2\r\nsk = SK2\r\nsecurity_token = token2\r\n",
    );
    expect(keyIn(await profileCredentials({ file }).authenticate(request))).toBe("AK1");
    const other = await profileCredentials({ file, profile: "other" }).authenticate(request);
    expect([keyIn(other), other["x-security-token"]]).toEqual(["AK2", "token2"]);
  });

  test("that is not there, or lacks a key, says so and shows none", async () => {
    const missing = await rejection(profileCredentials({ file: join(folder, "none") }).authenticate(request));
    expect(missing.message).toMatch(/^profile: .*none cannot be read \(ENOENT\)$/);
    const file = await profile("[basic]\nsk = canary\n");
    const half = await rejection(profileCredentials({ file }).authenticate(request));
    expect(half.message).toMatch(/has no ak and sk in its section \[basic\]$/);
    expect(inspect(half, { depth: 9 })).not.toContain("canary");
  });

  test("is read again after it was mended", async () => {
    const file = join(folder, "later");
    const credentials = profileCredentials({ file });
    await rejection(credentials.authenticate(request));
    await writeFile(file, "[basic]\nak = AK1\nsk = SK1\n");
    expect(keyIn(await credentials.authenticate(request))).toBe("AK1");
  });
});

describe("A chain", () => {
  const notConfigured = (name: string) => ({
    authenticate: () => Promise.reject(new GesConfigError(name, "is not configured")),
  });

  test("takes the first that are configured, and stays with them", async () => {
    let asked = 0;
    const first = {
      authenticate: () => {
        asked += 1;
        return Promise.reject(new GesConfigError("first", "is not configured"));
      },
    };
    const chain = chainCredentials(first, tokenCredentials("token1"), tokenCredentials("token2"));
    for (let call = 0; call < 2; call += 1) {
      expect(await chain.authenticate(request)).toEqual({ "x-auth-token": "token1" });
    }
    expect(asked).toBe(1);
  });

  test("says what each step lacks when there are none", async () => {
    const error = await rejection(chainCredentials(notConfigured("one"), notConfigured("two")).authenticate(request));
    expect(error.message).toBe("credentials: none were found. Tried: one: is not configured; two: is not configured");
  });

  test("does not call as somebody else when the first fail for another reason", async () => {
    const broken = { authenticate: () => Promise.reject(new Error("IAM is down")) };
    const chain = chainCredentials(broken, tokenCredentials("token1"));
    expect((await rejection(chain.authenticate(request))).message).toBe("IAM is down");
  });
});
