import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasonNotEmulated } from "../src/api/not-emulated.ts";
import { OPERATIONS, type Operation } from "../src/description/operation.ts";
import { matchPath } from "../src/description/router.ts";
import { tellOfAlgorithms } from "./support/algorithm-examples.ts";
import { tellOfAnalysis } from "./support/analysis-story.ts";
import { type Answer, type Api, done, graphIn, runningGraph, SETTINGS, startApi, until } from "./support/api.ts";
import { tellOfCypher } from "./support/cypher-story.ts";
import { tellOfData } from "./support/data-story.ts";
import { tellOfDatabaseEdition } from "./support/database-edition-story.ts";
import { problemWith, responsePointer } from "./support/described.ts";
import { tellOfGremlin } from "./support/gremlin-story.ts";
import { tellOfHyg } from "./support/hyg-story.ts";
import { tellOfManagement } from "./support/management-story.ts";
import { tellOfMonitoring } from "./support/monitoring-story.ts";
import { tellOfPermissions } from "./support/permissions-story.ts";
import { tellOfSingleCalls } from "./support/single-calls-story.ts";
import { tellStorageStory } from "./support/storage-story.ts";

let api: Api;
/** Every answer that the story below was given, with the operation that gave it. */
const answers: { operation: Operation; answer: Answer }[] = [];

beforeAll(async () => {
  api = watched(await startApi());
  await tellTheStory();
  await tellStorageStory(watched);
  await tellOfHyg(watched);
  // Whatever there is in the end can be remembered and brought back.
  api.emulator.snapshot("end");
  api.emulator.restore("end");
});
afterAll(() => api.emulator.close());

function watched(inner: Api): Api {
  return {
    ...inner,
    async call(method, version, path, body) {
      const answer = await inner.call(method, version, path, body);
      const url = new URL(`http://x/${version}/project1${path}`);
      const candidates = (matchPath(url.pathname)?.operations ?? []).filter((operation) => operation.method === method);
      const action = url.searchParams.get("action_id") ?? undefined;
      const operation = candidates.find((candidate) => candidate.action === action);
      if (operation) answers.push({ operation, answer });
      return answer;
    },
  };
}

/** Calls every operation, so that it succeeds and so that it is refused. */
async function tellTheStory(): Promise<void> {
  await tellOfManagement(api);
  const id = await runningGraph(api);
  const v2 = (method: string, path: string, body?: unknown) => api.call(method, "v2", path, body);
  const v1 = (method: string, path: string, body?: unknown) => api.call(method, "v1.0", path, body);
  const service = (method: string, path: string, body?: unknown) =>
    api.call(method, "ges/v1.0", `/graphs/movie${path}`, body);

  for (const vertex of ["Lily", "Rocky", "Rocky"])
    await service("POST", "/vertices", { vertex, label: "user", properties: { Age: [1] } });
  for (const target of ["Rocky", "Nobody"]) await service("POST", "/edges", { source: "Lily", target, label: "knows" });
  for (const path of [
    "/summary",
    "/summary?label_details=true",
    "/summary?label_details=maybe",
    "/jobs/nobody/status",
    "/jobs/status",
    "/jobs/status?limit=0",
  ])
    await service("GET", path);
  for (const body of [{ labels: ["user"] }, {}]) {
    await service("POST", "/vertices/action?action_id=query", body);
    await service("POST", "/edges/action?action_id=query", body);
  }
  for (const hasLabel of ["true", "false"]) {
    await service("POST", "/indices", { indexName: "i", indexType: "GlobalCompositeVertexIndex", hasLabel });
  }
  for (const parameters of [{}, { alpha: 7 }]) {
    const { body } = await service("POST", "/action?action_id=execute-algorithm", {
      algorithmName: "pagerank",
      parameters,
    });
    if (body.jobId)
      await until(
        api,
        () => service("GET", `/jobs/${body.jobId}/status`),
        ({ status }) => status === "success",
      );
  }
  const { body } = await service("POST", "/action?action_id=execute-algorithm", {
    algorithmName: "pagerank",
    parameters: {},
  });
  for (let time = 0; time < 2; time += 1) await service("DELETE", `/jobs/${body.jobId}`);
  await service("GET", `/jobs/${body.jobId}/status`);
  await tellOfGremlin(api, "movie");
  await tellOfCypher(api, "movie");
  await tellOfData(api, "movie");

  await tellOfAlgorithms(api);
  await tellOfAnalysis(api);
  await tellOfDatabaseEdition(api);
  await tellOfMonitoring(api);
  await tellOfPermissions(api);
  await tellOfSingleCalls(api);

  for (const plane of [v1, v2]) {
    for (const path of [
      "/graphs",
      "/graphs?limit=0",
      `/graphs/${id}`,
      "/graphs/nobody",
      "/graphs/jobs",
      "/graphs/jobs?limit=x",
      "/graphs/nobody/backups",
      `/graphs/${id}/jobs/nobody/status`,
    ]) {
      await plane("GET", path);
    }
  }
  const named = { graphSizeTypeIndex: "1", vpcId: "v", subnetId: "s", securityGroupId: "g" };
  for (const name of ["oldstyle", "oldstyle"]) await v1("POST", "/graphs", { graph: { name, ...named } });
  await v2("POST", "/graphs", { graph: { name: "movie", ...SETTINGS } });

  await done(api, "POST", `/graphs/${id}/backups`);
  for (let time = 0; time < 2; time += 1) await v1("POST", `/graphs/${id}/backups`);
  await v2("POST", `/graphs/${id}/backups`);
  await graphIn(api, id, "200");
  const backups = await v1("GET", `/graphs/${id}/backups`);
  await v2("GET", `/graphs/${id}/backups`);
  for (const backup of [...backups.body.backupList, { id: "nobody" }]) {
    await v1("DELETE", `/graphs/${id}/backups/${backup.id}`);
    await v2("DELETE", `/graphs/${id}/backups/${backup.id}`);
  }
  await done(api, "POST", `/graphs/${id}/backups`);
  const [last] = (await v2("GET", `/graphs/${id}/backups`)).body.backup_list;
  await v2("DELETE", `/graphs/${id}/backups/${last.id}`);

  for (const [plane, path] of [
    [v1, (action: string) => `/graphs/${id}/action?action_id=${action}`],
    [v2, (action: string) => `/graphs/${id}/${action}`],
  ] as const) {
    await plane("POST", path("start"));
    const { body: stop } = await plane("POST", path("stop"));
    await graphIn(api, id, "900");
    await plane("GET", `/graphs/${id}/jobs/${stop.jobId ?? stop.job_id}/status`);
    await plane("POST", path("stop"));
    await plane("POST", path("restart"));
    await plane("POST", path("start"));
    await graphIn(api, id, "200");
    await plane("POST", path("restart"));
    await graphIn(api, id, "200");
  }
  const { body: old } = await v1("POST", "/graphs", { graph: { name: "another", ...named } });
  await graphIn(api, old.id, "200");
  await v1("DELETE", `/graphs/${old.id}`);
  await v1("DELETE", "/graphs/nobody");
  await done(api, "DELETE", `/graphs/${id}`);
  await v2("DELETE", `/graphs/${id}`);
}

/** Operations that take only the project cannot be requested wrongly. */
function canBeRefused({ parameters, body }: Operation): boolean {
  return parameters.length > 1 || body !== undefined;
}

const EMULATED = OPERATIONS.filter((operation) => reasonNotEmulated(operation) === undefined);

describe.each(["management-v1", "management-v2", "service-v1"])("%s", (name) => {
  const operations = EMULATED.filter(({ description }) => description === name);

  test.each(operations.map((operation) => [operation.operationId, operation] as const))(
    "%s answers what its description says, when it succeeds and when it refuses",
    (_, operation) => {
      const given = answers.filter((entry) => entry.operation === operation).map(({ answer }) => answer);
      const statuses = given.map(({ status }) => status);
      expect(statuses).toContain(200);
      if (canBeRefused(operation)) expect(statuses.some((status) => status === 400 || status === 404)).toBe(true);
      // No description has a response for what is not emulated.
      for (const { status, body } of given.filter((answer) => answer.status !== 501)) {
        expect(problemWith(body, responsePointer(operation, status)), JSON.stringify(body)).toBeUndefined();
      }
    },
  );
});
