import { describe, expect, test } from "vitest";
import type { ManagementClientOptions } from "../src/options/client-options.ts";
import { managementEndpoint } from "../src/options/endpoint.ts";
import { json, scripted, testClient } from "./support/test-client.ts";

const endpointOf = (options: object) => managementEndpoint(options as ManagementClientOptions);

describe("A region", () => {
  test.each([
    ["cn-north-4", "https://ges.cn-north-4.myhuaweicloud.com"],
    ["ap-southeast-3", "https://ges.ap-southeast-3.myhuaweicloud.com"],
    ["my-kualalumpur-1", "https://ges.my-kualalumpur-1.myhuaweicloud.com"],
    ["eu-west-101", "https://ges.eu-west-101.myhuaweicloud.eu"],
  ])("%s is at %s", (region, endpoint) => {
    expect(endpointOf({ region })).toBe(endpoint);
  });

  test.each(["", "cn", "CN-NORTH-4", "cn-north-4.evil.com", "cn-north-4/", "a@b-1", 4, null])("is not %j", (region) => {
    expect(() => endpointOf({ region })).toThrow(/^region: must be a name such as cn-north-4/);
  });

  test("is needed unless an endpoint is given, which goes before it", () => {
    expect(() => endpointOf({})).toThrow("region: is required unless `endpoint` is given");
    expect(endpointOf({ region: "cn-north-4", endpoint: "https://a.example" })).toBe("https://a.example");
  });
});

describe("An endpoint", () => {
  test.each([
    "",
    "ges.example.com",
    "ftp://ges.example.com",
    "https://user:pass@ges.example.com",
    "https://a.b/?x=1",
    7,
  ])("is not %j", (endpoint) => {
    expect(() => testClient({ endpoint: endpoint as string })).toThrow(/^endpoint: /);
  });

  test("that would carry credentials in the clear is refused beyond this machine", () => {
    expect(() => testClient({ endpoint: "http://ges.example.com" })).toThrow(/allowInsecureHttp/);
    expect(() => testClient({ endpoint: "http://ges.example.com", allowInsecureHttp: true })).not.toThrow();
  });

  test.each(["http://127.0.0.1:8080", "http://localhost", "http://[::1]:80", "http://emulator.localhost"])(
    "may be plain http: on this machine: %s",
    (endpoint) => {
      expect(() => testClient({ endpoint })).not.toThrow();
    },
  );

  test("keeps its path, and loses a slash at its end", async () => {
    const { fetch, requests } = scripted(json({}));
    await testClient({ endpoint: "https://proxy.example/ges/", fetch }).showThing({ thing_id: "a" });
    expect(requests[0]?.url).toBe("https://proxy.example/ges/v2/project1/things/a");
  });
});
