import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GesConfigError } from "../src/index.ts";
import { iamServer } from "./support/iam-server.ts";
import { rejection, scripted, testClient, text } from "./support/test-client.ts";

const LONG_MAX = 9223372036854775807n;

/** What a client makes of a response. */
async function read(body: string, integers?: "number" | "bigint"): Promise<unknown> {
  const { fetch } = scripted(text(body));
  return await testClient({ fetch, integers }).showThing({ thing_id: "t" });
}

/** The body that a client makes of a value. */
async function written(body: unknown): Promise<unknown> {
  const { fetch, requests } = scripted(text("{}"));
  await testClient({ fetch }).createThing({ body });
  return requests[0]?.init.body;
}

describe("An integer that a number cannot hold", () => {
  test("arrives as its decimal string", async () => {
    const { url } = await iamServer((response) =>
      response.end(`{"properties":{"born":[${LONG_MAX},-${LONG_MAX}],"age":[7]},"9007199254740993":9007199254740993}`),
    );
    expect(await testClient({ endpoint: url }).showThing({ thing_id: "t" })).toEqual({
      properties: { born: ["9223372036854775807", "-9223372036854775807"], age: [7] },
      "9007199254740993": "9007199254740993",
    });
  });

  test('arrives as a bigint where the client has `integers: "bigint"`', async () => {
    expect(await read(`{"born":${LONG_MAX},"age":7}`, "bigint")).toEqual({ born: LONG_MAX, age: 7 });
  });

  test.each([
    "9007199254740991",
    "-9007199254740991",
    "1234567890123456.5",
    "1e300",
    '"9007199254740993"',
    "0.12345678901234567",
  ])("is none of these, which arrive as JSON has them: %s", async (source) => {
    expect(await read(`[${source}]`)).toEqual([JSON.parse(source)]);
    expect(await read(`[${source}]`, "bigint")).toEqual([JSON.parse(source)]);
  });

  test.each(Array.from({ length: 33 }, (_, shift) => shift))("is found after %i other characters", async (shift) => {
    const before = "12345678901234-".repeat(3).slice(0, shift);
    expect(await read(`["${before}",${LONG_MAX}]`)).toEqual([before, "9223372036854775807"]);
    expect(await read(`["${before}",9007199254740993]`)).toEqual([before, "9007199254740993"]);
  });

  test("is exact in the parsed body of an error too", async () => {
    const { fetch } = scripted(text(`{"errorCode":"GES.8402","results":[${LONG_MAX}]}`, { status: 400 }));
    const error = await rejection(testClient({ fetch }).showThing({ thing_id: "t" }));
    expect(error["data"]).toMatchObject({ results: ["9223372036854775807"] });
  });

  test("is exact through `fetchClient`, as a string", async () => {
    const { fetch } = scripted(text(`{"ok":${LONG_MAX}}`));
    expect((await testClient({ fetch }).fetchClient.GET("/v2/{project_id}/things")).data).toEqual({
      ok: "9223372036854775807",
    });
  });
});

describe("Writing", () => {
  test("a bigint writes it exactly, whatever its size", async () => {
    expect(await written({ born: LONG_MAX, age: 7n, all: [1n] })).toBe(`{"born":${LONG_MAX},"age":7,"all":[1]}`);
  });

  test("a bigint writes a number even where a program has given bigints a `toJSON`", async () => {
    Object.assign(BigInt.prototype, { toJSON: String });
    try {
      expect(await written({ age: 7n })).toBe('{"age":7}');
    } finally {
      Reflect.deleteProperty(BigInt.prototype, "toJSON");
    }
  });

  test("an unsafe number is refused, by the name of its field", async () => {
    const { fetch, requests } = scripted(text("{}"));
    const error = await rejection(testClient({ fetch }).createThing({ body: { born: 2 ** 53 } }));
    expect(error).toBeInstanceOf(GesConfigError);
    expect(error.message).toMatch(/^body: holds 9007199254740992 in `born`.*pass a bigint/);
    expect(requests).toEqual([]);
  });

  test("an unsafe number is refused as a parameter, where a bigint is taken", async () => {
    const { fetch, requests } = scripted(text("{}"));
    const client = testClient({ fetch });
    expect(await rejection(client.listThings({ kind: 2 ** 53 }))).toMatchObject({ parameter: "kind" });
    await client.listThings({ kind: LONG_MAX });
    expect(requests[0]?.url).toMatch(/kind=9223372036854775807/);
  });

  test.each([["1234567890123456789"], [0.12345678901234568], [1e300], [9007199254740991]])(
    "what is no unsafe integer is left alone: %s",
    async (value) => {
      expect(await written({ value })).toBe(JSON.stringify({ value }));
    },
  );

  test("a cycle is refused as ever, with digits or without", async () => {
    const cycle: Record<string, unknown> = { digits: "1234567890123456789" };
    cycle["self"] = cycle;
    expect(await rejection(written(cycle))).toMatchObject({ parameter: "body" });
  });
});

describe("A runtime that cannot read and write such integers", () => {
  const { rawJSON } = JSON as { rawJSON?: unknown };
  beforeEach(() => void Reflect.deleteProperty(JSON, "rawJSON"));
  afterEach(() => void Object.defineProperty(JSON, "rawJSON", { value: rawJSON, configurable: true, writable: true }));

  test("refuses the option by name", () => {
    expect(() => testClient({ integers: "bigint" })).toThrow(/^integers: .*JSON\.rawJSON/);
    testClient({ integers: "number" });
  });

  test("refuses to write a bigint, and writes everything else", async () => {
    expect(await rejection(written({ age: 7n }))).toMatchObject({
      parameter: "body",
      message: expect.stringMatching(/cannot write/),
    });
    expect(await written({ age: 7 })).toBe('{"age":7}');
  });
});

test("The option takes nothing but its two values", () => {
  expect(() => testClient({ integers: "string" as never })).toThrow(/^integers: must be/);
});
