import { describe, expect, test } from "vitest";
import {
  explainError,
  GES_ERRORS,
  GesConfigError,
  GesError,
  GesJobError,
  GesNetworkError,
  GesTimeoutError,
} from "../src/index.ts";
import { json, rejection, scripted, testClient, text } from "./support/test-client.ts";

/** The error of a call to a service that answers so. */
function errorOf(answer: () => Response): Promise<Error> {
  const { fetch } = scripted(answer);
  return rejection(testClient({ fetch, retry: { maxRetries: 0 } }).showThing({ thing_id: "t" }));
}

const coded = (code: string, message?: string) => Object.assign(new Error(message ?? code), { code });
const networkError = (code: string) => new GesNetworkError("showThing", "ges.example.com", 1, coded(code));

describe("explainError", () => {
  test("explains a code of the catalogue: its meaning, the remedy and the vendor's page", async () => {
    const { meaning, remedy } = GES_ERRORS["GES.7001"];
    const error = await errorOf(
      json({ error_code: "GES.7001", error_msg: "The graph is not running." }, { status: 400 }),
    );
    expect(explainError(error)).toEqual({
      meaning,
      remedy,
      vendorUrl: "https://support.huaweicloud.com/intl/en-us/api-ges/ges_03_0040.html",
    });
  });

  test("names the page of the service plane for a code of the service plane", async () => {
    const error = await errorOf(json({ errorCode: "GES.8402", errorMessage: "Failed." }, { status: 400 }));
    expect(explainError(error)?.vendorUrl).toMatch(/ges_03_0110/);
  });

  test.each([
    ["of a gateway", 401, /credentials were rejected/, /expired/],
    ["of a gateway", 403, /may not do this/, /role for GES/],
    ["of a gateway", 404, /Nothing has this address/, /region or endpoint/],
    ["of a gateway", 429, /more requests than/, /retry\.maxRetries/],
    ["of a gateway", 503, /failed or is overloaded/, /after a pause/],
    ["that nobody foresaw", 418, /not one of the service/, /proxy or login page/],
  ])("explains a response %s by its status %i", async (_, status, meaning, remedy) => {
    const explanation = explainError(await errorOf(text("<html>", { status })));
    expect(explanation?.meaning).toMatch(meaning);
    expect(explanation?.remedy).toMatch(remedy);
  });

  test("explains a login page with status 200 as a response that is not the service's", async () => {
    expect(explainError(await errorOf(text("<html>")))?.remedy).toMatch(/proxy or login page/);
  });

  test("explains a code that is called like a property of every object by its status", async () => {
    const error = await errorOf(json({ error_code: "constructor", error_msg: "?" }, { status: 403 }));
    expect(explainError(error)?.meaning).toMatch(/may not do this/);
  });

  test.each([
    ["ENOTFOUND", /cannot be resolved/, /typo/],
    ["ECONNREFUSED", /Nothing accepts connections/, /inside its VPC/],
    ["UND_ERR_CONNECT_TIMEOUT", /cannot be reached/, /inside its VPC/],
    ["ECONNRESET", /broke/, /proxies and firewalls/],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", /No authority/, /createNodeTransport\(\{ ca \}\)/],
    ["CERT_HAS_EXPIRED", /expired/, /clock/],
    ["ERR_TLS_CERT_ALTNAME_INVALID", /another name/, /endpoint/],
    ["ERR_SSL_WRONG_VERSION_NUMBER", /TLS failed/, /speaks https/],
  ])("explains a connection that failed with %s", (code, meaning, remedy) => {
    const explanation = explainError(networkError(code));
    expect(explanation?.meaning).toMatch(meaning);
    expect(explanation?.remedy).toMatch(remedy);
  });

  test("explains the last failure of a wait that ran out of time, rather than the time", () => {
    const timeout = (cause?: Error) => new GesTimeoutError("too long", 5, { cause });
    expect(explainError(timeout(networkError("ENOTFOUND")))?.meaning).toMatch(/cannot be resolved/);
    expect(explainError(timeout())?.remedy).toMatch(/longer `timeoutMs`/);
  });

  test("explains the cause of credentials that could not be obtained", () => {
    const error = new GesError("The credentials could not be obtained", { cause: coded("ECONNREFUSED") });
    expect(explainError(error)?.meaning).toMatch(/Nothing accepts connections/);
  });

  test("names the parameter that is wrong", () => {
    expect(explainError(new GesConfigError("graph_id", "is required"))?.remedy).toMatch(/`graph_id`/);
  });

  test("explains a failed job by the code in its reason", () => {
    const failed = new GesJobError("j", "failed", "GES.7061: no resources", {});
    expect(explainError(failed)).toMatchObject({
      meaning: `The job ended as failed. ${GES_ERRORS["GES.7061"].meaning}`,
      remedy: GES_ERRORS["GES.7061"].remedy,
    });
    expect(explainError(new GesJobError("j", "failed", "no space", {}))?.remedy).toMatch(/that the message names/);
    expect(explainError(new GesJobError("j", "failed", undefined, {}))?.remedy).toMatch(/gives no reason/);
  });

  test("leaves errors alone that are none of this library", () => {
    expect(explainError(new TypeError("no"))).toBeUndefined();
    expect(explainError(undefined)).toBeUndefined();
  });
});
