import { createManagementClient } from "@ges-sdk/v2";

/** Creates a graph, stops it, and waits until it has stopped. Returns the status of the job. */
export async function stopAndWait(options: Parameters<typeof createManagementClient>[0]): Promise<string> {
  const ges = createManagementClient(options);
  const { id: graph_id } = await ges.createGraph({
    body: {
      graph: {
        name: `movie_${crypto.randomUUID().slice(0, 8)}`,
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
  const { status } = await ges.waitForJob({ graph_id, job_id }, { minIntervalMs: 50 });
  return String(status);
}
