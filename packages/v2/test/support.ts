import { tokenCredentials } from "@ges-sdk/core";
import { createManagementClient, type ManagementClient, type management } from "../src/index.ts";

/** The body that creates a graph of that name. */
export function newGraph(name: string): management.CreateGraphInput {
  return {
    body: {
      graph: {
        name,
        graph_size_type_index: "1",
        vpc_id: "2d8af840-fd57-4e3b-a8f1-cda0f55ccd99",
        subnet_id: "dc018ec3-67d1-46c9-b2fc-19d83367f4e2",
        security_group_id: "11d27338-8649-4076-8579-5ebc1a60f79e",
        crypt_algorithm: "generalCipher",
        enable_https: false,
      },
    },
  };
}

/** A client whose service gives the answer printed on a page, and what that service was asked. */
export function documented(status: number, answer: object): { client: ManagementClient; requests: string[] } {
  const requests: string[] = [];
  const client = createManagementClient({
    region: "cn-north-4",
    projectId: "project1",
    credentials: tokenCredentials("token1"),
    fetch: async (url, init) => {
      const { pathname, search } = new URL(String(url));
      requests.push([init?.method, pathname + search, init?.body].filter(Boolean).join(" "));
      return Response.json(answer, { status });
    },
  });
  return { client, requests };
}
