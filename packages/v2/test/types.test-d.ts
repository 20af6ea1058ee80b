import { GES_ERRORS, type GesApiError, type GesErrorEntry } from "@ges-sdk/core";
import { describe, expectTypeOf, test } from "vitest";
import type { ManagementClient, management } from "../src/index.ts";

declare const ges: ManagementClient;

describe("The types of the client", () => {
  test("know what each operation answers", () => {
    expectTypeOf(ges.stopGraph).returns.resolves.toEqualTypeOf<{ job_id: string }>();
    expectTypeOf(ges.listGraphs).returns.resolves.toHaveProperty("graph_count").toBeNumber();
    expectTypeOf(ges.waitForJob).returns.resolves.toEqualTypeOf<management.ShowJobOutput>();
  });

  test("let a call leave out what the client's options say, and give it all the same", () => {
    ges.listGraphs();
    ges.stopGraph({ graph_id: "graph1", project_id: "project2" });
  });

  test("refuse the input of another operation", () => {
    // @ts-expect-error a graph is not stopped from a backup
    ges.stopGraph({ graph_id: "graph1", body: { graph_backup_id: "backup1" } });
    // @ts-expect-error the graph is missing
    ges.startGraph({ body: { graph_backup_id: "backup1" } });
    // @ts-expect-error the body is missing
    ges.createGraph({});
    // @ts-expect-error the parameter is misspelt
    ges.listGraphs({ ofset: 10 });
  });

  test("offer the known values of an open set and take any other", () => {
    type Status = management.ShowGraphOutput["graph"]["status"];
    expectTypeOf<"200">().toExtend<Status>();
    expectTypeOf<string>().toExtend<Status>();
  });

  test("keep closed sets closed", () => {
    ges.listJobs({ status: "waiting" });
    // @ts-expect-error the filter says `waiting`
    ges.listJobs({ status: "pending" });
  });

  test("give the response beside the body to whoever asks for it", () => {
    expectTypeOf(ges.withResponse.stopGraph).returns.resolves.toEqualTypeOf<{
      data: { job_id: string };
      response: Response;
    }>();
  });

  test("type the underlying fetch client by path", () => {
    ges.fetchClient.POST("/v2/{project_id}/graphs/{graph_id}/stop", {
      params: { path: { project_id: "project1", graph_id: "graph1" } },
    });
    // @ts-expect-error there is no such path
    ges.fetchClient.POST("/v2/{project_id}/graphs/{graph_id}/halt", {});
  });

  test("know the codes of errors", () => {
    expectTypeOf<"GES.7001">().toExtend<NonNullable<GesApiError["code"]>>();
    const error = {} as GesApiError;
    expectTypeOf(GES_ERRORS["GES.7001"].remedy).toBeString();
    expectTypeOf(GES_ERRORS[error.code ?? ""]).toEqualTypeOf<GesErrorEntry | undefined>();
  });
});
