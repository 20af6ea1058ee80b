import { refuse } from "../refusal.ts";
import { type Graph, STATUS } from "../state/graph.ts";
import { GraphData } from "../state/graph-data.ts";
import { Register } from "../state/register.ts";
import type { World } from "../state/world.ts";
import { beginJob, type Planner } from "./begin-job.ts";
import { type DataSource, importInto, prepareDataSource } from "./data.ts";
import type { ManagementInput } from "./input.ts";
import { bindEip } from "./network.ts";
import { requireRoom } from "./quotas.ts";
import { edgesOf } from "./sizes.ts";

interface NewGraph {
  readonly name: string;
  readonly graphSizeTypeIndex: string;
  readonly securityGroupId: string;
  readonly arch?: string;
  readonly dataSource?: DataSource;
  readonly publicIp?: { readonly publicBindType?: string; readonly eipId?: string };
}

/** Version of the graph engine that new graphs get. */
const VERSION = "2.3.17";

/** Creates a graph, as API v1.0 names its fields. */
export function createGraph(world: World, { body }: ManagementInput) {
  const { name, dataSource, publicIp, ...settings } = (body as unknown as { graph: NewGraph }).graph;
  requireName(world, name);
  const source = dataSource && prepareDataSource(world, dataSource);
  const { graphSizeTypeIndex: size, securityGroupId, arch } = settings;
  requireRoom(world, { graphs: 1, edges: edgesOf(size) });
  if (arch !== undefined && arch !== "x86_64" && arch !== "aarch64") {
    throw refuse("GES.7052", "Invalid CPU architecture of the graph instance. arch must be x86_64 or aarch64.");
  }
  const now = world.agenda.now();
  const graph: Graph = {
    id: world.newId(),
    name,
    settings,
    created: now,
    updated: now,
    status: STATUS.preparing,
    stopped: undefined,
    size,
    originalSize: undefined,
    resized: undefined,
    replicas: 1,
    expanded: undefined,
    version: VERSION,
    securityGroupId,
    privateIp: world.newAddress("192.168"),
    eipId: undefined,
    applications: new Set(),
    data: new GraphData(),
    jobs: new Register(),
    work: undefined,
  };
  if (publicIp) bindEip(world, graph, eipFor(world, publicIp));
  world.graphs.set(graph.id, graph);
  const task = source && { run: (signal: AbortSignal) => importInto(graph, source, signal) };
  beginJob(world, graph, planCreation, {}, task);
  return { id: graph.id, name };
}

export const planCreation: Planner<object> = () => ({
  name: "CreateGraph",
  during: STATUS.preparing,
  after: STATUS.running,
  afterFailure: STATUS.creationFailed,
});

function requireName(world: World, name: string): void {
  // The description lets hyphens pass, for names of old graphs; new ones may not hold any.
  if (name.includes("-")) {
    throw refuse("GES.7012", "Failed to verify the graph name. name may hold letters, digits and underscores only.");
  }
  if (world.graphNamed(name)) throw refuse("GES.7013", "The graph name already exists.");
}

function eipFor(world: World, { publicBindType, eipId }: NonNullable<NewGraph["publicIp"]>): string {
  if (publicBindType === "auto_assign") return world.newId();
  if (publicBindType !== "bind_existing") {
    throw refuse("GES.7031", "Invalid binding type of an EIP. publicBindType must be auto_assign or bind_existing.");
  }
  if (!eipId) throw refuse("GES.7033", "Invalid EIP ID. eipId is needed when publicBindType is bind_existing.");
  return eipId;
}
