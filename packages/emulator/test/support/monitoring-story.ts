import { type Api, runningGraph } from "./api.ts";

/** Looks at what a graph is doing, while it does something and in a wrong way. */
export async function tellOfMonitoring(api: Api): Promise<void> {
  await runningGraph(api, "busy");
  const service = (method: string, path: string, body?: unknown) =>
    api.call(method, "ges/v1.0", `/graphs/busy${path}`, body);
  await service("POST", "/vertices", { vertex: "Lily", label: "user" });
  await service("POST", "/action?action_id=execute-algorithm", { algorithmName: "pagerank", parameters: {} });
  for (const summary of ["false", "true", "maybe"]) await service("GET", `/om/real-time-queries?summary=${summary}`);
}
