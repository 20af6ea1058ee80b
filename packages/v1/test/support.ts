import { tokenCredentials } from "@ges-sdk/core";
import {
  createManagementClient,
  createServiceClient,
  type ManagementClient,
  type management,
  type ServiceClient,
} from "../src/index.ts";

/** The body that creates a graph of that name. */
export function newGraph(name: string): management.CreateGraphInput {
  return {
    body: {
      graph: {
        name,
        graphSizeTypeIndex: "1",
        vpcId: "2d8af840-fd57-4e3b-a8f1-cda0f55ccd99",
        subnetId: "dc018ec3-67d1-46c9-b2fc-19d83367f4e2",
        securityGroupId: "11d27338-8649-4076-8579-5ebc1a60f79e",
      },
    },
  };
}

/** Clients whose service gives the answer printed on a page, and what that service was asked. */
export function documented(
  status: number,
  answer: object,
): { management: ManagementClient; service: ServiceClient; requests: string[] } {
  const requests: string[] = [];
  const options = {
    endpoint: "https://ges.example.com",
    projectId: "project1",
    credentials: tokenCredentials("token1"),
    fetch: async (url: URL | RequestInfo, init?: RequestInit) => {
      const { pathname, search } = new URL(String(url));
      requests.push([init?.method, pathname + search, init?.body].filter(Boolean).join(" "));
      return Response.json(answer, { status });
    },
  };
  return {
    management: createManagementClient(options),
    service: createServiceClient({ ...options, graphName: "movie" }),
    requests,
  };
}
