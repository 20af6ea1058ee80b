const OPTIONS = '{ region: "cn-north-4", projectId: "p", credentials: tokenCredentials("t") }';
const IMPORT = 'import { tokenCredentials } from "@ges-sdk/core";';

/**
 * Programs of users, and what each may cost: kB at the start of a page, minified and compressed, and the compiler's work.
 * None awaits at its top level: a bundler then puts what it imports into files of their own, each compressed for itself.
 */
export const PROGRAMS = [
  {
    name: "a client of API v2",
    source: `${IMPORT}
      import { createManagementClient } from "@ges-sdk/v2";
      createManagementClient(${OPTIONS}).stopGraph({ graph_id: "g" });`,
    kB: 12,
    instantiations: 500,
  },
  {
    name: "one operation of API v2",
    source: `${IMPORT}
      import { connect, stopGraph } from "@ges-sdk/v2/management";
      stopGraph(connect(${OPTIONS}), { graph_id: "g" });`,
    kB: 9.5,
    instantiations: 50,
  },
  {
    name: "a client of API v1.0",
    source: `${IMPORT}
      import { createManagementClient } from "@ges-sdk/v1";
      createManagementClient(${OPTIONS}).stopGraph({ graph_id: "g" });`,
    kB: 12,
    instantiations: 500,
  },
  {
    name: "one operation of the service plane",
    source: `${IMPORT}
      import { cancelJob, connect } from "@ges-sdk/v1/service";
      const server = { endpoint: "https://192.168.0.4", projectId: "p", graphName: "movie" };
      cancelJob(connect({ ...server, credentials: tokenCredentials("t") }), { job_id: "j" });`,
    kB: 9.5,
    instantiations: 50,
  },
];
