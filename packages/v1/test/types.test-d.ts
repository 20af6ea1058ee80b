import { describe, expectTypeOf, test } from "vitest";
import {
  createServiceClient,
  type ManagementClient,
  type ServiceClient,
  type ServiceComponents,
} from "../src/index.ts";

declare const ges: ManagementClient;
declare const graph: ServiceClient;
declare const options: Parameters<typeof createServiceClient>[0];

type VertexValue = NonNullable<ServiceComponents["schemas"]["Vertex"]["properties"]>[string];

describe("The types of the clients", () => {
  test("fill in the action, so that nobody gives it", () => {
    ges.stopGraph({ graph_id: "graph1" });
    // @ts-expect-error the action is no input
    ges.stopGraph({ graph_id: "graph1", action_id: "stop" });
  });

  test("keep actions that share a path apart", () => {
    ges.startGraph({ graph_id: "graph1", body: { graph_backup_id: "backup1" } });
    // @ts-expect-error stopping takes no body
    ges.stopGraph({ graph_id: "graph1", body: { graph_backup_id: "backup1" } });
  });

  test("know each algorithm's parameters", () => {
    graph.executeAlgorithm({ body: { algorithmName: "pagerank", parameters: { alpha: 0.85 } } });
    // @ts-expect-error the parameter is misspelt
    graph.executeAlgorithm({ body: { algorithmName: "pagerank", parameters: { alfa: 0.85 } } });
    // @ts-expect-error there is no such algorithm
    graph.executeAlgorithm({ body: { algorithmName: "pagerang", parameters: {} } });
  });

  test("know what a job brings from the call that started it", async () => {
    const { jobId } = await graph.executeAlgorithm({ body: { algorithmName: "pagerank" } });
    const job = await graph.waitForJob({ job_id: jobId });
    expectTypeOf(job.data.outputs.pagerank).toEqualTypeOf<{ [vertexId: string]: number }[]>();
    // @ts-expect-error communities are what louvain brings
    job.data.outputs.community;

    const query = await graph.queryVertices({ body: { labels: ["user"] } });
    const found = await graph.waitForJob({ job_id: query.jobId });
    expectTypeOf(found.data.outputs).toHaveProperty("vertices");
  });

  test("know what a job brings with the response kept, too", async () => {
    const { data, response } = await graph.withResponse.executeAlgorithm({ body: { algorithmName: "pagerank" } });
    expectTypeOf(response).toEqualTypeOf<Response>();
    const job = await graph.waitForJob({ job_id: data.jobId });
    expectTypeOf(job.data.outputs.pagerank).toEqualTypeOf<{ [vertexId: string]: number }[]>();
    // @ts-expect-error there is no such algorithm
    graph.withResponse.executeAlgorithm({ body: { algorithmName: "pagerang" } });
    expectTypeOf(graph.withResponse.listJobs).returns.resolves.toHaveProperty("data");
  });

  test("take fields that are undefined, as a program has them that builds a body from options", () => {
    const isBatch: boolean | undefined = undefined;
    graph.addVertex({ body: { vertex: "Lily", label: "user", properties: undefined } });
    graph.batchAddVertices({ body: { vertices: [], overrideExists: isBatch } });
  });

  test("tell an answer at once from a job", async () => {
    const body = { algorithmName: "shortest_path", parameters: { source: "a", target: "b" } } as const;
    const atOnce = await graph.executeAlgorithm({ body: { ...body, executionMode: "sync" } });
    expectTypeOf(atOnce.data.outputs.path).toEqualTypeOf<string[]>();
    expectTypeOf(await graph.executeAlgorithm({ body })).toHaveProperty("jobId");
  });

  test("keep the types of results with the response and with a handle", async () => {
    const body = { algorithmName: "pagerank", parameters: { alpha: 0.85 } } as const;
    const { data, response } = await graph.withResponse.executeAlgorithm({ body: { ...body, executionMode: "sync" } });
    expectTypeOf(data.data.outputs.pagerank).toBeArray();
    expectTypeOf(response).toEqualTypeOf<Response>();
    const job = await graph.start.executeAlgorithm({ body });
    expectTypeOf((await job.done()).data.outputs.pagerank).toBeArray();
    expectTypeOf(job.cancel).toBeFunction();
    // @ts-expect-error the parameter is misspelt
    graph.start.executeAlgorithm({ body: { algorithmName: "pagerank", parameters: { alfa: 0.85 } } });
    // @ts-expect-error reading starts no job
    graph.start.listJobs();
  });

  test("know which values each predicate of a filter takes", () => {
    graph.queryVertices({ body: { vertexFilters: [{ propertyName: "Age", predicate: "has" }] } });
    // @ts-expect-error a comparison needs something to compare with
    graph.queryVertices({ body: { vertexFilters: [{ propertyName: "Age", predicate: "=" }] } });
  });

  test("name fields as the API does", () => {
    expectTypeOf(ges.stopGraph).returns.resolves.toHaveProperty("jobId").toEqualTypeOf<string>();
    expectTypeOf(graph.showGraphSummary).returns.resolves.toHaveProperty("data");
  });

  test("know integers of 64 bits as bigints where the client's option says so", async () => {
    const exact = createServiceClient({ ...options, integers: "bigint" });
    const summary = await exact.showGraphSummary();
    expectTypeOf(summary.data?.edgeNum).toEqualTypeOf<bigint | undefined>();
    const { jobId } = await exact.executeAlgorithm({ body: { algorithmName: "triangle_count" } });
    const { data } = await exact.waitForJob({ job_id: jobId });
    expectTypeOf(data.outputs.triangle_count).toEqualTypeOf<bigint>();
    const job = await exact.start.executeAlgorithm({ body: { algorithmName: "triangle_count" } });
    expectTypeOf((await job.done()).data.outputs.triangle_count).toEqualTypeOf<bigint>();
    for await (const { jobId: id } of exact.paginate.listJobs()) expectTypeOf(id).toBeString();
    const { response } = await exact.withResponse.showGraphSummary();
    expectTypeOf(response).toEqualTypeOf<Response>();
  });

  test("know properties as numbers or strings, and take bigints", () => {
    expectTypeOf<VertexValue>().toExtend<(string | number | boolean)[] | string | number | boolean | undefined>();
    graph.addVertex({ body: { vertex: "Lily", label: "user", properties: { born: 9223372036854775807n } } });
  });
});
