import { type Api, runningGraph } from "./api.ts";

/** Grants, shows and revokes permissions, where access is controlled and where it is not. */
export async function tellOfPermissions(api: Api): Promise<void> {
  await runningGraph(api, "guarded", { enable_rbac: true });
  await runningGraph(api, "unguarded");
  const detail = [{ label: "person", properties: ["age"] }];
  const change = { userId: "ann", acl: ["traverse", "read", "write", "schema"].map((type) => ({ type, detail })) };
  for (const name of ["guarded", "unguarded"]) {
    const service = (method: string, path: string, body?: unknown) =>
      api.call(method, "ges/v1.0", `/graphs/${name}${path}`, body);
    await service("POST", "/rbac/action?action_id=grant", change);
    await service("GET", "/rbac");
    await service("POST", "/rbac/action?action_id=revoke", change);
    await service("GET", "/rbac");
  }
}
