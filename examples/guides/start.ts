/** The five-minute start: a client, a first graph, a job that is waited for. */
import assert from "node:assert/strict";
// #region emulator
import { createEmulator } from "@ges-sdk/emulator";
import { createManagementClient } from "@ges-sdk/v2";

await using emulator = await createEmulator();
const ges = createManagementClient({ endpoint: emulator.url, fetch: emulator.fetch, ...emulator.credentials });
// #endregion

// #region create
const { id: graph_id } = await ges.createGraph({
  body: {
    graph: {
      name: "movie",
      graph_size_type_index: "1",
      vpc_id: "2d8af840-fd57-4e3b-a8f1-cda0f55ccd99",
      subnet_id: "dc018ec3-67d1-46c9-b2fc-19d83367f4e2",
      security_group_id: "11d27338-8649-4076-8579-5ebc1a60f79e",
      crypt_algorithm: "generalCipher",
      enable_https: false,
    },
  },
});
await ges.waitForGraph({ graph_id });
// #endregion

// #region stop
const { job_id } = await ges.stopGraph({ graph_id });
const job = await ges.waitForJob({ graph_id, job_id });
console.log(`${job.job_name} of ${job.related_graph}: ${job.status}`);
// #endregion

assert.equal(job.status, "success");
