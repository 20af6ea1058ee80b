import { expect, test, vi } from "vitest";
import { type Api, type Body, eventually, SETTINGS } from "./support/api.ts";
import { DataFolder } from "./support/data-folder.ts";
import { canListOpenFiles, openFilesIn } from "./support/open-files.ts";
import { MOVIES_V2, newObs } from "./support/storage.ts";

/** Number of times that every kind of job meets every kind of interruption, each after another number of turns. */
const ROUNDS = Number(process.env["GES_ROUNDS"] ?? 1);
const SEED = Number(process.env["GES_SEED"] ?? 1);

const SECRETS = { obsParameters: { accessKey: "a", secretKey: "s" } };
const NAMES = { edgeSetName: "e", vertexSetName: "v", schemaName: "s" };
const NAMES_V2 = { edge_set_name: "e", vertex_set_name: "v", schema_name: "s" };

/** A sequence of numbers that looks random and is the same for the same seed (mulberry32). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

test("No job of a state that is gone touches the next one, whatever interrupts it", {
  timeout: 60_000 + ROUNDS * 2000,
}, async () => {
  const random = randomNumbers(SEED);
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;
  const uncaught: unknown[] = [];
  const onUncaught = (error: unknown) => uncaught.push(error);
  process.on("uncaughtException", onUncaught).on("unhandledRejection", onUncaught).on("warning", onUncaught);
  const obs = await newObs();
  await obs.write("bucket/many.csv", Array.from({ length: 20_000 }, (_, at) => `v${at},user\n`).join(""));
  const data = new DataFolder();
  const options = { obs: obs.folder, jobDuration: "5,CreateGraph=0", quotas: { backups: 20 } };
  let api: Api = await data.start(options);
  let id = "";

  const v2 = (method: string, path: string, body?: object): Promise<Body> => api.call(method, "v2", path, body);
  const service = (method: string, path: string, body?: object): Promise<Body> =>
    api.call(method, "ges/v1.0", `/graphs/movie${path}`, body);
  const hyg = (method: string, path: string, body?: object): Promise<Body> =>
    api.call(method, "ges/v1.0", `/hyg/movie${path}`, body);
  const act = (action: string, body: object) => service("POST", `/action?action_id=${action}`, { ...SECRETS, ...body });
  const aBackup = async () => (await v2("GET", `/graphs/${id}/backups`)).body.backup_list?.[0]?.id ?? "none";
  const newGraph = async () => {
    const graph = {
      ...SETTINGS,
      name: "movie",
      enable_hyg: true,
      vertex_id_type: { id_type: "fixedLengthString", id_length: 20 },
    };
    id = (await v2("POST", "/graphs", { graph })).body.id ?? id;
    await v2("GET", "/graphs");
    await hyg("POST", "", {});
  };
  const prepare = async () => {
    api.emulator.reset();
    await newGraph();
    await v2("POST", `/graphs/${id}/import-graph`, MOVIES_V2);
    await eventually(isIdle, Boolean);
    await v2("POST", `/graphs/${id}/backups`);
    await eventually(isIdle, Boolean);
    await v2("POST", `/graphs/${id}/backups/export`, { backup_id: await aBackup(), export_path: "bucket/b" });
    await eventually(isIdle, Boolean);
    api.emulator.snapshot("start");
  };
  const seen = async () => [
    (await v2("GET", "/graphs")).body.graphs.map(({ updated, ...graph }: Body) => graph),
    (await v2("GET", "/graphs/backups")).body,
    (await v2("GET", "/graphs/jobs?limit=100")).body,
    (await service("GET", "/summary")).body,
    (await service("GET", "/jobs/status")).body,
  ];

  const jobs: (() => Promise<Body>)[] = [
    () => v2("POST", `/graphs/${id}/import-graph`, { ...MOVIES_V2, vertexset_path: "bucket/many.csv" }),
    () => v2("POST", `/graphs/${id}/export-graph`, { ...NAMES_V2, graph_export_path: "bucket/v2" }),
    () => v2("POST", `/graphs/${id}/backups`),
    async () => v2("POST", `/graphs/${id}/backups/export`, { backup_id: await aBackup(), export_path: "bucket/b" }),
    () => v2("POST", `/graphs/${id}/backups/import`, { import_path: "bucket/b" }),
    () => v2("POST", `/graphs/${id}/stop`),
    async () => v2("POST", `/graphs/${id}/start`, { graph_backup_id: await aBackup() }),
    () => v2("POST", `/graphs/${id}/restart`),
    () => v2("POST", `/graphs/${id}/clear-graph`),
    () =>
      act("import-graph", {
        schemaPath: "movies/schema.xml",
        vertexsetPath: "bucket/many.csv",
        edgesetPath: "movies/edges.csv",
      }),
    () => act("export-graph", { ...NAMES, graphExportPath: "bucket/v1" }),
    () => act("execute-algorithm", { algorithmName: "pagerank", parameters: {} }),
    () => service("POST", "/vertices/action?action_id=query", { labels: ["user"] }),
    () => service("POST", "/schema/structure/build"),
    () => hyg("POST", "/sync", { vertex: [], edge: [] }),
  ];
  const aJob = async () => {
    const listed: Body[] = (await service("GET", "/jobs/status")).body.jobs ?? [];
    return listed[0]?.jobId ?? "none";
  };
  const isIdle = async () => {
    const running = (await v2("GET", "/graphs/jobs?status=running")).body.job_count;
    const listed: Body[] = (await service("GET", "/jobs/status")).body.jobs ?? [];
    return {
      status: 200,
      body: running === 0 && listed.every(({ status }) => !["running", "pending"].includes(status)),
    };
  };
  const turns = async (below: number) => {
    for (let left = random(below); left > 0; left -= 1) await new Promise(setImmediate);
  };
  const restoreBusy = async () => {
    api.emulator.snapshot("busy");
    for (let times = 1 + random(2); times > 0; times -= 1) {
      await turns(30);
      await pick(jobs)();
      api.emulator.restore("busy");
    }
    // Whatever ran then goes on or has failed, so that all of it ends.
    await eventually(isIdle, Boolean);
  };
  const restore = async () => {
    await eventually(isIdle, Boolean);
    api.emulator.snapshot("now");
    const before = await seen();
    for (let count = random(3); count >= 0; count -= 1) await pick(jobs)();
    await turns(20);
    api.emulator.restore("now");
    expect(await seen()).toEqual(before);
    // What was interrupted may take some turns to notice.
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await seen()).toEqual(before);
  };
  const interruptions: (() => unknown)[] = [
    () => api.emulator.restore("start"),
    restore,
    restoreBusy,
    () => api.emulator.clock.advance(1000),
    async () => service("DELETE", `/jobs/${await aJob()}`),
    async () => hyg("DELETE", `/jobs/${await aJob()}`),
    () => v2("DELETE", `/graphs/${id}`),
    () => v2("POST", `/graphs/${id}/restart`),
    () => api.emulator.faults.add({ operation: "*", status: 500, times: 2 }),
    async () => {
      api.emulator.reset();
      await prepare();
    },
    async () => {
      await api.emulator.close();
      api = await data.start(options);
      await prepare();
    },
  ];

  try {
    await prepare();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [jobNumber, job] of jobs.entries()) {
        for (const [number, interrupt] of interruptions.entries()) {
          if ((await v2("GET", `/graphs/${id}`)).body.graph?.status !== "200") api.emulator.restore("start");
          await job();
          await turns(20);
          await interrupt();
          api.emulator.faults.clear();
          expect(uncaught, `seed ${SEED}, round ${round}, job ${jobNumber}, interruption ${number}`).toEqual([]);
        }
      }
    }
    await api.emulator.close();
    if (canListOpenFiles) await vi.waitFor(() => expect(openFilesIn(obs.folder)).toEqual([]));
    expect(uncaught).toEqual([]);
  } finally {
    process.off("uncaughtException", onUncaught).off("unhandledRejection", onUncaught).off("warning", onUncaught);
    await data.remove();
    await obs.remove();
  }
});
