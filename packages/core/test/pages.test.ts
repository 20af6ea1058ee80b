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

describe("A list that changes while it is read", () => {
  /** A service whose list is another one from the second page on. */
  const changing = (before: string, after: string) => {
    let requests = 0;
    return client((offset, limit) => {
      requests += 1;
      const now = [...(requests === 1 ? before : after)].map((id) => ({ id }));
      return { count: now.length, things: now.slice(offset, offset + limit) };
    });
  };
  const read = async ({ list }: ReturnType<typeof client>) =>
    (await list({ limit: 4 }).toArray()).map(({ id }) => id).join("");

  test("gives each item once when items before the reader go away", async () => {
    const service = changing("abcdefghij", "cdefghij");
    expect(await read(service)).toBe("abcdefghij");
    expect(service.offsets).toEqual([0, 4, 2, 6]);
  });

  test("is read again from its beginning when more went away than was read", async () => {
    const service = changing("abcdefghij", "hij");
    expect(await read(service)).toBe("abcdhij");
    expect(service.offsets).toEqual([0, 4, 0]);
  });

  test("may show the same page once more after items behind the reader went away", async () => {
    const service = changing("abcdefghij", "abcdij");
    expect(await read(service)).toBe("abcdij");
    expect(service.offsets).toEqual([0, 4, 0, 4]);
  });

  test("gives each item once when items arrive before the reader, even a whole page of them", async () => {
    expect(await read(changing("abcdefghij", "zabcdefghij"))).toBe("abcdefghij");
    const service = changing("abcdefghij", "wxyzabcdefghij");
    expect(await read(service)).toBe("abcdefghij");
    expect(service.offsets).toEqual([0, 4, 8, 12]);
  });

  test("ends at an empty page, whatever its total says", async () => {
    const { list, offsets } = client((offset) => ({ count: 10, things: offset === 0 ? things(0, 4) : [] }));
    expect(await list({ limit: 4 }).toArray()).toEqual(things(0, 4));
    expect(offsets).toEqual([0, 4]);
  });
});

describe("A list without a total", () => {
  test.each([
    [6, [0, 4]],
    [8, [0, 4, 8]],
  ])("of %i items ends at a page that is not full", async (size, expected) => {
    for (const count of [undefined, String(size)]) {
      const { list, offsets } = client((offset, limit) => ({
        count,
        things: things(offset, Math.min(offset + limit, size)),
      }));
      expect(await list({ limit: 4 }).toArray()).toEqual(things(0, size));
      expect(offsets).toEqual(expected);
    }
  });

  test("by its description is read so too, whatever its responses count", async () => {
    const { connection, offsets } = client((offset) => ({ ...ten(offset, 4), count: 1 }));
    const { total: _, ...page } = ROUTE.page;
    const listThings = operation<(...input: unknown[]) => Promise<unknown>, Thing>("listThings", { ...ROUTE, page });
    expect(await paginate(listThings, connection, { limit: 4 }).toArray()).toEqual(things(0, 10));
    expect(offsets).toEqual([0, 4, 8]);
  });
});

test("Items without a key are all given: nothing tells them apart", async () => {
  const { list } = client(() => ({ count: 2, things: [{ name: "a" }, { name: "b" }] }));
  expect(await list().toArray()).toEqual([{ name: "a" }, { name: "b" }]);
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
