import { type Api, graphIn, runningGraph } from "./api.ts";

const LABELS = [
  { name: "friends" },
  {
    name: "user",
    properties: [{ name: "Gender", dataType: "enum", typeNameCount: "2", typeName1: "F", typeName2: "M" }],
  },
];

/** Calls what changes, reaches, describes and counts graphs, in both versions, so that it succeeds and is refused. */
export async function tellOfManagement(api: Api): Promise<void> {
  await tellInVersion1(api);
  await tellInVersion2(api);
}

async function tellInVersion1(api: Api): Promise<void> {
  const id = await runningGraph(api, "changed1");
  const v1 = (method: string, path: string, body?: unknown) => api.call(method, "v1.0", path, body);
  const action = (name: string, body?: unknown) => v1("POST", `/graphs/${id}/action?action_id=${name}`, body);
  const both = async (call: () => Promise<unknown>) => {
    for (let time = 0; time < 2; time += 1) await call();
    await graphIn(api, id, "200");
  };
  await both(() => action("bindEip", { eipId: "eip1" }));
  await v1("GET", `/graphs/${id}`);
  await both(() => action("unbindEip", { eipId: "eip1" }));
  await both(() => action("clear-graph&clear-metadata=true"));
  await both(() => action("upgrade", { upgradeVersion: "3.0.0" }));
  await both(() => v1("POST", `/graphs/${id}/resize`, { resize: { graphSizeTypeIndex: "2" } }));
  await both(() => v1("POST", `/graphs/${id}/expand`, { expand: { replication: "1" } }));
  await both(() => v1("POST", `/graphs/${id}/backups`));
  for (const path of ["/graphs/backups", "/graphs/backups?limit=0", "/graphs/quotas"]) await v1("GET", path);
  const file = { metadataPath: "a/one.xml", name: "one", isOverwrite: "false", gesMetadata: { labels: LABELS } };
  const created = await v1("POST", "/graphs/metadatas", file);
  await v1("POST", "/graphs/metadatas", file);
  await askForMetadata(v1, created.body.id);
}

async function tellInVersion2(api: Api): Promise<void> {
  const id = await runningGraph(api, "changed2");
  const v2 = (method: string, path: string, body?: unknown) => api.call(method, "v2", path, body);
  const both = async (path: string, body?: unknown) => {
    for (let time = 0; time < 2; time += 1) await v2("POST", `/graphs/${id}/${path}`, body);
    await graphIn(api, id, "200");
  };
  await both("bind-eip", { eip_id: "eip2" });
  await both("unbind-eip", { eip_id: "eip2" });
  await both("clear-graph?clear_metadata=true");
  await both("upgrade", { upgrade_version: "3.0.0" });
  await both("resize", { resize: { graph_size_type_index: "2" } });
  await both("expand", { expand: { replication: 1 } });
  for (const path of ["", "/backups", "/backups?limit=0", "/quotas"]) await v2("GET", `/graphs${path}`);
  const { body: backups } = await v2("GET", "/graphs/backups");
  const { id: backup, graph_id } = backups.backup_list[0];
  for (const one of [backup, "nobody"]) await v2("GET", `/graphs/${graph_id}/backup-files?backup_id=${one}`);
  const scenes = [{ name: "Service ticket association analysis" }];
  await both("scenes/register", { scenes });
  await v2("GET", "/graphs/scenes");
  await both("scenes/unregister", { scenes: [...scenes, { name: "Gardening" }] });
  await v2("POST", "/graphs/nobody/scenes/unregister", { scenes });
  const labels = LABELS;
  const file = {
    metadata_path: "a/two.xml",
    name: "two",
    description: "",
    is_overwrite: false,
    ges_metadata: { labels },
  };
  const created = await v2("POST", "/graphs/metadatas", file);
  await v2("POST", "/graphs/metadatas", file);
  await askForMetadata(v2, created.body.id);
}

async function askForMetadata(call: (method: string, path: string) => Promise<unknown>, id: string): Promise<void> {
  await call("GET", "/graphs/metadatas");
  await call("GET", "/graphs/metadatas?limit=0");
  await call("GET", `/graphs/metadatas/${id}`);
  for (let time = 0; time < 2; time += 1) await call("DELETE", `/graphs/metadatas/${id}`);
  await call("GET", `/graphs/metadatas/${id}`);
}
