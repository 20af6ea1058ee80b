import { createEmulator, type Emulator } from "@ges-sdk/emulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createManagementClient, type ManagementClient } from "../src/index.ts";
import { newGraph } from "./support.ts";

let emulator: Emulator;
let ges: ManagementClient;
/** The queries that were sent to the list of graphs. */
let queries: string[];

beforeEach(async () => {
  emulator = await createEmulator({ jobDuration: 0 });
  queries = [];
  ges = createManagementClient({
    endpoint: emulator.url,
    ...emulator.credentials,
    fetch: (url, init) => {
      const { pathname, search } = new URL(String(url));
      if (init?.method === "GET" && pathname.endsWith("/graphs")) queries.push(search);
      return emulator.fetch(url, init);
    },
  });
  for (let number = 1; number <= 7; number += 1) await ges.createGraph(newGraph(`graph${number}`));
});
afterEach(() => emulator.close());

async function names(graphs: AsyncIterable<{ name: string }>): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of graphs) names.push(name);
  return names;
}

describe("Iterating over a list", () => {
  const all = ["graph1", "graph2", "graph3", "graph4", "graph5", "graph6", "graph7"];

  test("yields every item, fetching pages of the size that `limit` says", async () => {
    expect(await names(ges.paginate.listGraphs({ limit: 3 }))).toEqual(all);
    expect(queries).toEqual(["?offset=0&limit=3", "?offset=3&limit=3", "?offset=6&limit=3"]);
  });

  test("fetches a page only when somebody wants an item of it", async () => {
    const graphs = ges.paginate.listGraphs({ limit: 3 });
    expect(queries).toEqual([]);
    for await (const { name } of graphs) if (name === "graph2") break;
    expect(queries).toEqual(["?offset=0&limit=3"]);
  });

  test("begins where `offset` says", async () => {
    expect(await names(ges.paginate.listGraphs({ offset: 5 }))).toEqual(["graph6", "graph7"]);
  });

  test("skips nothing and repeats nothing when the list shrinks on the way", async () => {
    const seen: string[] = [];
    for await (const { id, name } of ges.paginate.listGraphs({ limit: 3 })) {
      seen.push(name);
      if (name === "graph2") await ges.deleteGraph({ graph_id: id });
    }
    expect(seen).toEqual(all);
  });

  test("repeats nothing when the list grows at its beginning", async () => {
    const seen: string[] = [];
    for await (const { job_id, related_graph } of ges.paginate.listJobs({ limit: 3 })) {
      if (seen.length === 0) await ges.createGraph(newGraph("late"));
      seen.push(`${related_graph} ${job_id}`);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(7);
  });

  test("ends when its signal fires", async () => {
    const controller = new AbortController();
    const graphs = ges.paginate.listGraphs({ limit: 3 }, { signal: controller.signal });
    await graphs.next();
    controller.abort();
    await graphs.next();
    await graphs.next();
    await expect(graphs.next()).rejects.toThrow(controller.signal.reason);
  });

  test("fails as the call behind it fails", async () => {
    await expect(names(ges.paginate.listGraphs({ limit: 0 }))).rejects.toMatchObject({ code: "GES.0001" });
  });
});
