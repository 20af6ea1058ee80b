/**
 * A program for each generated client of API v2 that lists the graphs of an emulator. check.ts bundles and runs them; they
 * are text because what they import exists only after generation.
 */
export const CALLS: Record<string, string> = {
  "hey-api": `
    import { client } from "./output/hey-api/management-v2/client.gen";
    import { listGraphs } from "./output/hey-api/management-v2/sdk.gen";
    export default async ({ url, projectId, headers }) => {
      client.setConfig({ baseUrl: url, headers });
      return (await listGraphs({ path: { project_id: projectId }, throwOnError: true })).data;
    };`,
  "swagger-typescript-api": `
    import { Api } from "./output/swagger-typescript-api/management-v2/api";
    export default async ({ url, projectId, headers }) => {
      const api = new Api({ baseUrl: url, baseApiParams: { headers, format: "json" } });
      return (await api.v2.listGraphs(projectId)).data;
    };`,
  oazapfts: `
    import { defaults, listGraphs } from "./output/oazapfts/management-v2";
    export default async ({ url, projectId, headers }) => {
      Object.assign(defaults, { baseUrl: url, headers });
      return (await listGraphs(projectId)).data;
    };`,
  "openapi-zod-client": `
    import { createApiClient } from "./output/openapi-zod-client/management-v2";
    export default ({ url, projectId, headers }) =>
      createApiClient(url).get("/v2/:project_id/graphs", { params: { project_id: projectId }, headers });`,
  orval: `
    import { listGraphs } from "./output/orval/management-v2";
    export default async ({ projectId, headers }) => (await listGraphs(projectId, {}, { headers })).data;`,
  redocly: `
    import { configure, listGraphs } from "./output/redocly/management-v2";
    export default ({ url, projectId, headers }) => {
      configure({ serverUrl: url, headers });
      return listGraphs({ path: { project_id: projectId } });
    };`,
  kubb: `
    import { listGraphs } from "./output/kubb/management-v2/clients/listGraphs";
    export default ({ url, projectId, headers }) =>
      listGraphs(projectId, {}, { baseURL: url, headers });`,
};
