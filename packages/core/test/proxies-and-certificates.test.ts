import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import tls, { type TLSSocket } from "node:tls";
import { Agent, type Dispatcher, MockAgent, RetryAgent, fetch as undiciFetch } from "undici";
import { afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { type ClientOptions, explainError, GesConfigError } from "../src/index.ts";
import { createNodeTransport, type NodeTransportOptions } from "../src/undici/index.ts";
import { type Authority, newAuthority, selfSigned } from "./support/certificates.ts";
import { iamServer } from "./support/iam-server.ts";
import { startProxy } from "./support/proxy.ts";
import { rejection, testClient } from "./support/test-client.ts";

let authority: Authority;
beforeAll(() => {
  authority = newAuthority();
});
afterEach(() => vi.unstubAllEnvs());

/** A graph's own address: TLS with a certificate of the private authority. It tells who has called. */
async function graphServer(demands: { requestCert?: boolean } = {}) {
  const options = { ...authority.certify("127.0.0.1"), ...demands, ca: authority.cert };
  const server = createServer(options, (request, response) => {
    const { subject } = (request.socket as TLSSocket).getPeerCertificate();
    response.end(JSON.stringify({ caller: subject?.CN ?? null }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A client over a transport with these options. */
function clientWith(endpoint: string, options: NodeTransportOptions) {
  const transport = createNodeTransport(options);
  onTestFinished(() => transport.close());
  return testClient({ endpoint, fetch: transport, retry: { maxRetries: 0 } });
}

const show = { thing_id: "t" };

describe("A certificate of a private authority", () => {
  test("is refused by default, with a remedy, and trusted with `ca`", async () => {
    const endpoint = await graphServer();
    const error = await rejection(clientWith(endpoint, {}).showThing(show));
    expect(error).toMatchObject({ name: "GesNetworkError", retryable: false });
    expect(explainError(error)?.remedy).toMatch(/createNodeTransport\(\{ ca \}\)/);
    expect(await clientWith(endpoint, { ca: authority.cert }).showThing(show)).toEqual({ caller: null });
    const several = [newAuthority("Another").cert, Buffer.from(authority.cert)];
    expect(await clientWith(endpoint, { ca: several }).showThing(show)).toEqual({ caller: null });
  });

  test("is refused where another authority is trusted", async () => {
    const endpoint = await graphServer();
    const error = await rejection(clientWith(endpoint, { ca: newAuthority("Another").cert }).showThing(show));
    expect(error.name).toBe("GesNetworkError");
  });

  test("is taken unchecked with `rejectUnauthorized: false`", async () => {
    expect(await clientWith(await graphServer(), { rejectUnauthorized: false }).showThing(show)).toBeDefined();
  });

  test.skipIf(!tls.setDefaultCACertificates)(
    "is trusted beside those that Node.js trusts, which stay trusted",
    async () => {
      const before = tls.getCACertificates("default");
      tls.setDefaultCACertificates([...before, authority.cert]);
      onTestFinished(() => tls.setDefaultCACertificates(before));
      const client = clientWith(await graphServer(), { ca: newAuthority("Another").cert });
      expect(await client.showThing(show)).toEqual({ caller: null });
    },
  );
});

test("A certificate of the program's own is presented to the server that demands one", async () => {
  const endpoint = await graphServer({ requestCert: true });
  const own = authority.certify("lily");
  expect(await clientWith(endpoint, { ca: authority.cert, ...own }).showThing(show)).toEqual({ caller: "lily" });
  expect(await rejection(clientWith(endpoint, { ca: authority.cert }).showThing(show))).toMatchObject({
    name: "GesNetworkError",
  });
});

describe("A proxy", () => {
  test("carries https: calls through a tunnel, in which the server's certificate is still checked", async () => {
    const endpoint = await graphServer();
    const proxy = await startProxy();
    expect(await clientWith(endpoint, { proxy: proxy.url, ca: authority.cert }).showThing(show)).toBeDefined();
    expect(proxy.targets).toEqual([new URL(endpoint).host]);
    const error = await rejection(clientWith(endpoint, { proxy: proxy.url }).showThing(show));
    expect(error).toMatchObject({ name: "GesNetworkError", retryable: false });
  });

  test("carries http: calls too", async () => {
    const { url } = await iamServer((response) => response.end("{}"));
    const proxy = await startProxy();
    await clientWith(url, { proxy: proxy.url }).showThing(show);
    expect(proxy.targets).toEqual([new URL(url).host]);
  });

  test("gets the user name and the password in its URL, and no error shows them", async () => {
    const { url } = await iamServer((response) => response.end("{}"));
    const open = await startProxy();
    await clientWith(url, { proxy: `http://lily:canary%21@${open.host}` }).showThing(show);
    expect(open.authorizations).toEqual([`Basic ${Buffer.from("lily:canary!").toString("base64")}`]);

    const closed = await startProxy({ status: 407 });
    const error = await rejection(clientWith(url, { proxy: `http://lily:canary@${closed.host}` }).showThing(show));
    expect(error.message).toMatch(/Proxy response \(407\)/);
    expect(explainError(error)?.meaning).toMatch(/proxy/);
    expect(`${error} ${error.stack} ${JSON.stringify(error)} ${error.cause}`).not.toMatch(/canary/);
  });

  test("may itself have a certificate of the private authority, and never sees the program's own", async () => {
    const endpoint = await graphServer({ requestCert: true });
    const proxy = await startProxy({ tls: authority.certify("127.0.0.1") });
    const client = clientWith(endpoint, { proxy: proxy.url, ca: authority.cert, ...authority.certify("lily") });
    expect(await client.showThing(show)).toEqual({ caller: "lily" });
    expect(proxy.callers).toEqual([undefined]);
  });

  test('comes from HTTPS_PROXY and HTTP_PROXY with `proxy: "environment"`, but for the hosts in NO_PROXY', async () => {
    const endpoint = await graphServer();
    const { url } = await iamServer((response) => response.end("{}"));
    const [secure, plain] = [await startProxy(), await startProxy()];
    vi.stubEnv("HTTPS_PROXY", secure.url);
    vi.stubEnv("HTTP_PROXY", plain.host);
    const options = { proxy: "environment", ca: authority.cert } as const;
    await clientWith(endpoint, options).showThing(show);
    await clientWith(url, options).showThing(show);
    expect([secure.targets, plain.targets]).toEqual([[new URL(endpoint).host], [new URL(url).host]]);
    vi.stubEnv("NO_PROXY", `.example.com,${new URL(endpoint).host}`);
    await clientWith(endpoint, options).showThing(show);
    expect(secure.targets).toHaveLength(1);
    await clientWith(url, options).showThing(show);
    expect(plain.targets).toHaveLength(2);
  });

  test("is not looked for in the environment unless that is asked for", async () => {
    const { url } = await iamServer((response) => response.end("{}"));
    const proxy = await startProxy();
    vi.stubEnv("HTTP_PROXY", proxy.url);
    await clientWith(url, {}).showThing(show);
    expect(proxy.targets).toEqual([]);
  });
});

describe("Wrong options are refused when the transport is made, by name and without a secret:", () => {
  test.each<[string, NodeTransportOptions]>([
    ["connections", { connections: 0 }],
    ["connectTimeoutMs", { connectTimeoutMs: -1 }],
    ["keepAliveMs", { keepAliveMs: Number.NaN }],
    ["proxy", { proxy: "canary" }],
    ["proxy", { proxy: "socks5://lily:canary@proxy" }],
    ["ca", { ca: "canary" }],
    ["cert", { cert: "canary", key: "canary" }],
    ["key", { cert: selfSigned().cert }],
    ["cert", { key: selfSigned().key }],
  ])("%s", (parameter, options) => {
    let error: unknown;
    try {
      createNodeTransport(options);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(GesConfigError);
    expect(error).toMatchObject({ parameter, message: expect.not.stringMatching(/canary/) });
  });

  test("a proxy in the environment, at the call", async () => {
    vi.stubEnv("HTTP_PROXY", "http://[canary");
    const { url } = await iamServer((response) => response.end("{}"));
    const error = await rejection(clientWith(url, { proxy: "environment" }).showThing(show));
    expect(error).toMatchObject({ name: "GesConfigError", parameter: "HTTP_PROXY" });
    expect(error.message).not.toMatch(/canary/);
  });
});

test("A dispatcher of undici takes the place of the transport's own connections", async () => {
  const mock = new MockAgent();
  mock.disableNetConnect();
  mock.get("https://ges.example.com").intercept({ path: "/v2/project1/things/t" }).reply(200, { mocked: true });
  const client = clientWith("https://ges.example.com", { dispatcher: mock });
  expect(await client.showThing(show)).toEqual({ mocked: true });
  await mock.close();
});

test("What undici has type-checks as a transport and as a dispatcher", async () => {
  const endpoint = await graphServer();
  const dispatcher: Dispatcher = new RetryAgent(new Agent({ connect: { ca: authority.cert } }));
  onTestFinished(() => dispatcher.close());
  const plain: Pick<ClientOptions, "fetch"> = { fetch: undiciFetch };
  const through: Pick<ClientOptions, "fetch"> = { fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }) };
  expect(plain.fetch).toBe(undiciFetch);
  expect(await testClient({ endpoint, ...through }).showThing(show)).toEqual({ caller: null });
});
