import { describe, expect, test } from "vitest";
import { Lookup, type LookupApi } from "../src/jobs/lookup.ts";
import { fakeTiming } from "./support/fake-timing.ts";
import { rejection } from "./support/test-client.ts";

interface Input {
  id: string;
  project?: string;
  graph?: string;
}
interface Item {
  status: string;
}
type Listed = Item & { id: string };
type Api = LookupApi<Input, Item, Listed>;

const { signal } = new AbortController();

/** A lookup on a service whose list has these items, and what it was asked. */
function lookupOn(list: () => Iterable<Listed>, changes: Partial<Api> = {}) {
  const timing = fakeTiming();
  const shown: string[] = [];
  const lists: Parameters<Api["list"]>[] = [];
  let read = 0;
  const lookup = new Lookup<Input, Item, Listed>(
    {
      operationId: "showJob",
      idOf: ({ id }) => id,
      whereOf: ({ project, graph }) => ({ project_id: project, graph_name: graph }),
      show: async ({ id }) => {
        shown.push(id);
        return { status: "shown" };
      },
      async *list(...asked) {
        lists.push(asked);
        for (const item of list()) {
          read += 1;
          yield item;
        }
      },
      listedId: ({ id }) => id,
      fromList: ({ status }) => ({ status }),
      ...changes,
    },
    timing,
  );
  const enter = (count: number, more: Omit<Input, "id"> = {}) =>
    Array.from({ length: count }, (_, number) => {
      const input = { id: `${number}`, ...more };
      return { input, leave: lookup.enter(input), poll: (maxAgeMs = 10) => lookup.poll(input, maxAgeMs, signal) };
    });
  return { lookup, timing, shown, lists, enter, read: () => read };
}

const items = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({ id: `${from + index}`, status: "listed" }));

describe("A lookup", () => {
  test("requests four items one by one, and five in one list", async () => {
    const four = lookupOn(() => items(4));
    for (const { poll } of four.enter(4)) expect(await poll()).toEqual({ status: "shown" });
    expect([four.shown.length, four.lists.length]).toEqual([4, 0]);
    const five = lookupOn(() => items(5));
    const polled = await Promise.all(five.enter(5).map(({ poll }) => poll()));
    expect(polled).toEqual(Array(5).fill({ status: "listed" }));
    expect([five.shown.length, five.lists.length]).toEqual([0, 1]);
  });

  test("counts several waits on one item once, until the last of them has left", async () => {
    const { lookup, enter, lists } = lookupOn(() => items(5));
    const leave = lookup.enter({ id: "0" });
    const waits = enter(4);
    await waits[0]?.poll();
    expect(lists).toHaveLength(0);
    lookup.enter({ id: "4" });
    leave();
    await waits[0]?.poll();
    expect(lists).toHaveLength(1);
  });

  test("keeps the lists of projects and graphs apart", async () => {
    const { enter, shown, lists } = lookupOn(() => items(5));
    const many = enter(5, { project: "p", graph: "g" });
    for (const more of [{ project: "p" }, { project: "q", graph: "g" }]) await enter(1, more)[0]?.poll();
    expect([shown.length, lists.length]).toEqual([2, 0]);
    await many[0]?.poll();
    expect(lists[0]?.[0]).toEqual({ project_id: "p", graph_name: "g", limit: 1000 });
  });

  test("reads a list again only when it is older than the poll allows", async () => {
    const { enter, lists, timing } = lookupOn(() => items(5));
    const [first] = enter(5);
    await first?.poll(10);
    await timing.sleep(10, undefined);
    await first?.poll(10);
    expect(lists).toHaveLength(1);
    await timing.sleep(1, undefined);
    await first?.poll(10);
    expect(lists).toHaveLength(2);
  });

  test("stops reading a list as soon as it has found everything", async () => {
    const { enter, read } = lookupOn(() => items(5000));
    await enter(5)[0]?.poll();
    expect(read()).toBe(5);
  });

  test.each([
    [5, 5001],
    [25, 20_001],
  ])("for %i items reads at most %i others, then requests the items one by one", async (count, expected) => {
    const { enter, read, shown } = lookupOn(() => items(30_000, 1000));
    const waits = enter(count);
    await Promise.all(waits.map(({ poll }) => poll()));
    expect([read(), shown.length]).toEqual([expected, count]);
  });

  test("requests an item by itself when the list says too little about it, and looks for the others no longer", async () => {
    const { enter, read, shown } = lookupOn(() => items(100), {
      fromList: ({ id, status }) => (id === "3" ? undefined : { status }),
    });
    const polled = await Promise.all(enter(5).map(({ poll }) => poll()));
    expect(polled.map(({ status }) => status)).toEqual(["listed", "listed", "listed", "shown", "listed"]);
    expect([read(), shown]).toEqual([5, ["3"]]);
  });

  test("requests items one by one where the list fails", async () => {
    const { enter, shown } = lookupOn(() => {
      throw new Error("may not list");
    });
    await Promise.all(enter(5).map(({ poll }) => poll()));
    expect(shown.sort()).toEqual(["0", "1", "2", "3", "4"]);
  });

  test("ends its list when nobody waits any more, and begins anew for the next", async () => {
    const { enter, lists } = lookupOn(() => items(5));
    const waits = enter(5);
    await waits[0]?.poll();
    const given = lists[0]?.[1].signal;
    for (const { leave } of waits.slice(1)) leave();
    expect(given?.aborted).toBe(false);
    waits[0]?.leave();
    expect(given?.aborted).toBe(true);
    await enter(5)[0]?.poll();
    expect(lists).toHaveLength(2);
    expect(lists[1]?.[1].signal?.aborted).toBe(false);
  });

  test("has at most ten requests under way, and one that is given up makes room for the next", async () => {
    let underWay = 0;
    let most = 0;
    const release: (() => void)[] = [];
    const { lookup, enter } = lookupOn(() => [], {
      show: async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise<void>((resolve) => release.push(resolve));
        underWay -= 1;
        return { status: "shown" };
      },
    });
    const controller = new AbortController();
    const waits = enter(15);
    const polls = waits.map(({ input, poll }, index) =>
      index === 11 ? lookup.poll(input, 10, controller.signal).catch(() => "given up") : poll(),
    );
    controller.abort(new Error("enough"));
    while (release.length < 14) {
      await new Promise((resolve) => setImmediate(resolve));
      for (const resolve of release) resolve();
    }
    const results = await Promise.all(polls);
    expect(most).toBe(10);
    expect(results.filter((result) => result === "given up")).toHaveLength(1);
  });

  test.each([[null], [undefined], [{}], [{ status: 200 }]])(
    "names the operation whose response has no status: %j",
    async (item) => {
      const { lookup } = lookupOn(() => [], { show: async () => item as never });
      expect(await rejection(lookup.poll({ id: "7" }, 10, signal))).toMatchObject({
        name: "GesError",
        operationId: "showJob",
        message: "showJob: the response about 7 has no status",
      });
    },
  );
});
