import { describe, expect, test } from "vitest";
import { createClient } from "../src/client/client.ts";
import { connectTo } from "../src/client/connection.ts";
import { operation } from "../src/client/operation.ts";
import { paginate } from "../src/client/paginate.ts";
import { tokenCredentials } from "../src/credentials/token-credentials.ts";
import type { Paginated } from "../src/pages/paginated.ts";
import { rejection } from "./support/test-client.ts";

interface Thing {
  id: string;
}
type Operations = { listThings(): Promise<unknown> };
type Pages = { listThings(input?: { limit?: number }): Paginated<Thing> };

const ROUTE = {
  method: "GET",
  path: "/things",
  retry: "safe",
  query: ["offset", "limit"],
  page: { items: "things", key: "id", total: "count" },
} as const;

/** A client of a service that responds to each page as told, and the offsets that it was asked for. */
function client(respond: (offset: number, limit: number) => unknown) {
  const offsets: number[] = [];
  const fetch = async (url: string) => {
    const { searchParams } = new URL(url);
    const offset = Number(searchParams.get("offset"));
    offsets.push(offset);
    return Response.json(respond(offset, Number(searchParams.get("limit"))));
  };
  const options = { projectId: "project1", credentials: tokenCredentials("token1"), fetch };
  const connection = connectTo("https://ges.example.com", { project_id: "project1" }, options);
  const { paginate: pages } = createClient<Operations, object, Pages>({ listThings: { route: ROUTE } }, connection);
  return { list: pages.listThings, connection, offsets };
}

const things = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({ id: `${from + index}` }));
const ten = (offset: number, limit: number) => ({ count: 10, things: things(offset, Math.min(offset + limit, 10)) });

describe("A list", () => {
  test("is read into an array, up to a maximum, and no page more than that takes", async () => {
    const { list, offsets } = client(ten);
    expect(await list({ limit: 4 }).toArray({ max: 5 })).toEqual(things(0, 5));
    expect(offsets).toEqual([0, 4]);
    expect(await list({ limit: 4 }).toArray()).toEqual(things(0, 10));
    expect(await list().toArray({ max: 0 })).toEqual([]);
    expect(await rejection(list().toArray({ max: Number.NaN }))).toMatchObject({ parameter: "max" });
  });

  test("is read page by page", async () => {
    const sizes: number[] = [];
    for await (const page of client(ten).list({ limit: 4 }).pages()) sizes.push(page.length);
    expect(sizes).toEqual([4, 4, 2]);
  });

  test("is read by programs that use operations as functions", async () => {
    const { connection } = client(ten);
    const listThings = operation<(...input: unknown[]) => Promise<unknown>, Thing>("listThings", ROUTE);
    expect(await paginate(listThings, connection, { limit: 3 }).toArray()).toEqual(things(0, 10));
    const { page: _, ...route } = ROUTE;
    const showThing = operation<(...input: unknown[]) => Promise<unknown>>("showThing", route);
    expect(() => paginate(showThing, connection)).toThrow(/showThing does not list anything/);
  });
});

describe("An odd list is an error that names the operation, not an endless loop", () => {
  test.each([[null], [{}], [{ count: 3, things: null }], [{ count: 3, things: {} }]])("%j", async (body) => {
    expect(
      await rejection(
        client(() => body)
          .list()
          .toArray(),
      ),
    ).toMatchObject({
      name: "GesError",
      operationId: "listThings",
      message: "listThings: the response has no list `things`",
    });
  });

  test("a page that repeats the one before, because `offset` is ignored", async () => {
    const { list, offsets } = client(() => ({ count: 10, things: things(0, 4) }));
    const error = await rejection(list({ limit: 4 }).toArray());
    expect(error).toMatchObject({ name: "GesError", operationId: "listThings" });
    expect(error.message).toMatch(/^listThings: the page at offset 4 repeats the one before/);
    expect(offsets).toEqual([0, 4]);
  });

  test("but items without a key are all given", async () => {
    const { list } = client((offset) => ({ count: 2, things: offset === 0 ? [{ name: "a" }, null] : [] }));
    expect(await list().toArray()).toHaveLength(2);
  });
});
