import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { tokenCredentials } from "../src/credentials/token-credentials.ts";
import type { RequestToAuthenticate } from "../src/options/credentials.ts";
import { rejection } from "./support/test-client.ts";

const request = {} as RequestToAuthenticate;

describe("A token", () => {
  test("travels in X-Auth-Token", async () => {
    expect(await tokenCredentials("token1").authenticate(request)).toEqual({ "x-auth-token": "token1" });
  });

  test("can come from a function that is asked before every request", async () => {
    let count = 0;
    const credentials = tokenCredentials(async () => {
      count += 1;
      return `token${count}`;
    });
    expect(await credentials.authenticate(request)).toEqual({ "x-auth-token": "token1" });
    expect(await credentials.authenticate(request)).toEqual({ "x-auth-token": "token2" });
  });

  test.each(["", "canary\nX-Evil: 1", "canary ", "秘密canary"])(
    "that no header can carry is refused and not shown: %j",
    async (token) => {
      const error = await rejection(Promise.resolve().then(() => tokenCredentials(token)));
      const later = await rejection(tokenCredentials(() => token).authenticate(request));
      for (const rejected of [error, later]) {
        expect(rejected).toMatchObject({ name: "GesConfigError", parameter: "token" });
        expect(inspect(rejected)).not.toContain("canary");
      }
    },
  );

  test("is not seen when the credentials are printed", () => {
    expect(inspect(tokenCredentials("canary"), { depth: 9, showHidden: true })).not.toContain("canary");
  });
});
