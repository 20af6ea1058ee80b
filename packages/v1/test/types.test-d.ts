import { describe, expectTypeOf, test } from "vitest";
import type { ManagementClient, ServiceClient } from "../src/index.ts";

declare const ges: ManagementClient;
declare const graph: ServiceClient;

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

  test("name fields as the API does", () => {
    expectTypeOf(ges.stopGraph).returns.resolves.toEqualTypeOf<{ jobId: string }>();
    expectTypeOf(graph.showGraphSummary).returns.resolves.toHaveProperty("data");
  });
});
