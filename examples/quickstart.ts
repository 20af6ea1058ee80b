/** Creates a graph on an emulator, stops it and waits until it has stopped. */
import { createEmulator } from "@ges-sdk/emulator";
import { createManagementClient } from "@ges-sdk/v2";

await using emulator = await createEmulator();
const ges = createManagementClient({ endpoint: emulator.url, fetch: emulator.fetch, ...emulator.credentials });

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
await ges.waitForGraph({ graph_id }, { minIntervalMs: 50 });

const { job_id } = await ges.stopGraph({ graph_id });
const job = await ges.waitForJob(
  { graph_id, job_id },
  { minIntervalMs: 50, onProgress: ({ status }) => console.log(`the job is ${status}`) },
);
console.log(`${job.job_name} of ${job.related_graph} ended as ${job.status}`);
