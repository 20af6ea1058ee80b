import { afterEach, describe, expect, test, vi } from "vitest";
import { akskCredentials, chainCredentials, tokenCredentials } from "../src/index.ts";
import { type CheckName, type Diagnosis, diagnose, environmentCredentials } from "../src/node/index.ts";
import { FAULTS } from "./support/faults.ts";
import { iamServer } from "./support/iam-server.ts";

const credentials = tokenCredentials("canary");

/** A service that lists graphs, or does what else is wanted. */
const service = (status = 200, body: object = { graphs: [] }) =>
  iamServer((response) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)));

const check = ({ checks }: Diagnosis, wanted: CheckName) => checks.find(({ name }) => name === wanted);

afterEach(() => vi.unstubAllEnvs());

describe("diagnose", () => {
  test("passes every check where everything is right, and says what it found", async () => {
    const { url } = await service();
    const diagnosis = await diagnose({ endpoint: url, projectId: "project1", credentials });
    expect(diagnosis.ok).toBe(true);
    expect(diagnosis.checks.map(({ name }) => name)).toEqual([
      "endpoint",
      "dns",
      "proxy",
      "connection",
      "tls",
      "clock",
      "credentials",
      "token",
      "project",
      "permission",
    ]);
    expect(String(diagnosis)).toMatch(/^ok {6}credentials {2}from tokenCredentials$/m);
  });

  test("names a wrong option and goes no further", async () => {
    const diagnosis = await diagnose({ region: "Mars", credentials });
    expect(diagnosis).toMatchObject({ ok: false, checks: [{ name: "endpoint", status: "failed" }] });
    expect(String(diagnosis)).toMatch(/^FAILED {2}endpoint.*"Mars"/);
  });

  test("distinguishes an unknown host from a refused port", async () => {
    const unknown = await FAULTS["a name that does not exist"]();
    const typo = await diagnose({ endpoint: unknown.endpoint, projectId: "p", credentials });
    await unknown.stop();
    expect(check(typo, "connection")?.remedy).toMatch(/typo/);

    const { endpoint } = await FAULTS["a port that nobody listens at"]();
    const refused = await diagnose({ endpoint, projectId: "p", credentials });
    expect(check(refused, "dns")?.status).toBe("passed");
    expect(check(refused, "connection")).toMatchObject({ status: "failed", remedy: expect.stringMatching(/VPC/) });
    expect(check(refused, "permission")).toMatchObject({ status: "skipped" });
  });

  test("explains how to trust a certificate that is not trusted", async () => {
    const { endpoint, stop } = await FAULTS["a certificate that nobody has signed"]();
    const diagnosis = await diagnose({ endpoint, projectId: "p", credentials });
    await stop();
    expect(check(diagnosis, "connection")?.status).toBe("passed");
    expect(check(diagnosis, "tls")).toMatchObject({ status: "failed", remedy: expect.stringMatching(/\{ ca \}/) });
  });

  test("notices a clock that is wrong", async () => {
    const { url } = await service();
    const hourAhead = () => Date.now() + 60 * 60_000;
    const ahead = await diagnose({ endpoint: url, projectId: "p", credentials }, hourAhead);
    expect(check(ahead, "clock")).toMatchObject({ status: "warning", message: expect.stringMatching(/60 min ahead/) });
    expect(ahead.ok).toBe(true);
  });

  test("says which credentials of a chain won", async () => {
    const { url } = await service();
    const environment = { HUAWEICLOUD_SDK_AK: "canaryAK", HUAWEICLOUD_SDK_SK: "canarySK" };
    const chain = chainCredentials(environmentCredentials({}), environmentCredentials(environment));
    const diagnosis = await diagnose({ endpoint: url, projectId: "p", credentials: chain });
    expect(check(diagnosis, "credentials")?.message).toMatch(/environment \(HUAWEICLOUD_SDK_AK\)/);
    expect(String(diagnosis)).not.toMatch(/canary/);
  });

  test("lists what each source lacks when no credentials are configured", async () => {
    const { url } = await service();
    const diagnosis = await diagnose({
      endpoint: url,
      projectId: "p",
      credentials: chainCredentials(environmentCredentials({})),
    });
    expect(check(diagnosis, "credentials")).toMatchObject({
      status: "failed",
      message: expect.stringMatching(/HUAWEICLOUD_SDK_AK/),
    });
    expect(check(diagnosis, "token")?.status).toBe("skipped");
  });

  test("does not wait for credentials that never come", async () => {
    const { url } = await service();
    const hung = { authenticate: () => new Promise<never>(() => {}) };
    const diagnosis = await diagnose({ endpoint: url, projectId: "p", credentials: hung, timeoutMs: 50 });
    expect(check(diagnosis, "credentials")?.message).toMatch(/longer than 50 ms/);
  });

  test("tells rejected credentials from a user without the permission", async () => {
    const of = async (status: number) => {
      const { url } = await service(status, { error_code: "APIG.0301", error_msg: "no" });
      return await diagnose({
        endpoint: url,
        projectId: "p",
        credentials: akskCredentials({ accessKey: "A", secretKey: "S" }),
      });
    };
    const rejected = await of(401);
    expect(check(rejected, "token")).toMatchObject({ status: "failed", remedy: expect.stringMatching(/expired/) });
    expect(check(rejected, "permission")?.status).toBe("skipped");
    const forbidden = await of(403);
    expect(check(forbidden, "token")?.status).toBe("passed");
    expect(check(forbidden, "permission")).toMatchObject({
      status: "failed",
      remedy: expect.stringMatching(/role for GES/),
    });
  });

  test("finds the project of the region in IAM, and says which projects there are when that fails", async () => {
    const { url } = await service();
    const of = async (name: string) => {
      const iam = await iamServer((response) => response.end(JSON.stringify({ projects: [{ id: "id1", name }] })));
      return await diagnose({ endpoint: url, region: "cn-north-4", iamEndpoint: iam.url, credentials });
    };
    expect(check(await of("cn-north-4"), "project")?.message).toMatch(/^id1, which IAM knows as cn-north-4/);
    expect(check(await of("other"), "project")).toMatchObject({
      status: "failed",
      message: expect.stringMatching(/other \(id1\)/),
    });
  });

  test("checks a graph's own address by reading the version of its engine", async () => {
    const { url, asked } = await service(200, { version: "2.0" });
    const diagnosis = await diagnose({ endpoint: url, projectId: "p", graphName: "movie", credentials });
    expect(asked.at(-1)?.url).toBe("/ges/v1.0/p/graphs/movie/version");
    expect(check(diagnosis, "permission")?.message).toMatch(/movie/);
  });

  test("warns of a proxy that the environment names and Node.js does not use", async () => {
    const { url } = await service();
    vi.stubEnv("http_proxy", "http://lily:canary@proxy.example.com:3128");
    const named = await diagnose({ endpoint: url, projectId: "p", credentials });
    expect(check(named, "proxy")).toMatchObject({
      status: "warning",
      message: expect.stringMatching(/names proxy\.example\.com:3128/),
      remedy: expect.stringMatching(/NODE_USE_ENV_PROXY/),
    });
    expect(String(named)).not.toMatch(/canary/);
    vi.stubEnv("no_proxy", "example.com, 127.0.0.1");
    expect(check(await diagnose({ endpoint: url, projectId: "p", credentials }), "proxy")?.message).toMatch(/excludes/);
  });
});
