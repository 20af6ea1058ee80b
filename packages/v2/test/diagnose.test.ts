import { passwordCredentials, tokenCredentials } from "@ges-sdk/core";
import { diagnose } from "@ges-sdk/core/node";
import { createEmulator, type Emulator } from "@ges-sdk/emulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await createEmulator({ port: 0, user: "lily", password: "secret1!" });
});
afterEach(() => emulator.close());

const failed = ({ checks }: Awaited<ReturnType<typeof diagnose>>) =>
  checks.filter(({ status }) => status === "failed").map(({ name }) => name);

describe("diagnose, asked about the emulator", () => {
  test("passes every check", async () => {
    const diagnosis = await diagnose({ endpoint: emulator.url, ...emulator.credentials });
    expect(diagnosis.checks.map(({ status }) => status)).toEqual(Array(10).fill("passed"));
  });

  test("passes every check in one process, through its `fetch`", async () => {
    const inProcess = await createEmulator();
    const { url, fetch, credentials } = inProcess;
    expect(failed(await diagnose({ endpoint: url, fetch, ...credentials }))).toEqual([]);
    await inProcess.close();
  });

  test("finds the project of the region", async () => {
    const { credentials } = emulator.credentials;
    const where = { endpoint: emulator.url, iamEndpoint: emulator.url, region: "cn-north-4" };
    const { checks } = await diagnose({ ...where, credentials });
    expect(checks.find(({ name }) => name === "project")).toMatchObject({ status: "passed" });
  });

  test("tells a wrong token, a wrong password and another's project apart", async () => {
    const { projectId, credentials } = emulator.credentials;
    const where = { endpoint: emulator.url, projectId };
    expect(failed(await diagnose({ ...where, credentials: tokenCredentials("wrong") }))).toEqual(["token"]);
    const password = passwordCredentials({
      user: "lily",
      password: "wrong",
      account: "company",
      projectId,
      iamEndpoint: emulator.url,
    });
    expect(failed(await diagnose({ ...where, credentials: password }))).toEqual(["credentials"]);
    expect(failed(await diagnose({ ...where, projectId: "another", credentials }))).toEqual(["permission"]);
  });
});
