import { NotFoundError } from "../errors/not-found-error.ts";
import { UsageError } from "../errors/usage-error.ts";
import { note } from "../output/note.ts";
import type { Graph } from "./graph.ts";
import type { Session } from "./session.ts";

/** Size of a page of a list. */
export const PAGE_SIZE = 100;

/** Finds a graph of the project by its ID or its name. */
export async function findGraph(session: Session, nameOrId: string): Promise<Graph> {
  const graphs = await allGraphs(session);
  const byId = graphs.find(({ id }) => id === nameOrId);
  const [named, ...others] = byId ? [byId] : graphs.filter(({ name }) => name === nameOrId);
  if (!named) throw new NotFoundError(`No graph is called ${nameOrId}. ${namesOf(graphs)}`);
  if (others.length === 0) return named;
  const ids = [named, ...others].map(({ id }) => id).join(", ");
  throw new UsageError(`${others.length + 1} graphs are called ${nameOrId}. Name the ID of one: ${ids}.`);
}

/** Returns the graph of `--graph`, `GES_GRAPH` or the profile, or else the only one of the project. */
export async function chosenGraph(session: Session, flag: string | undefined): Promise<Graph> {
  const { graph } = await session.settings();
  const nameOrId = flag ?? graph?.value;
  if (nameOrId !== undefined) return await findGraph(session, nameOrId);
  const graphs = await allGraphs(session);
  const [only, ...others] = graphs;
  if (!only || others.length > 0) throw new UsageError(`Name a graph with --graph. ${namesOf(graphs)}`);
  note(`Graph ${only.name}, the only one of the project.`);
  return only;
}

export async function allGraphs(session: Session): Promise<readonly Graph[]> {
  const { paginate } = await session.management();
  return await Array.fromAsync(paginate.listGraphs({ limit: PAGE_SIZE }, { signal: session.signal }));
}

function namesOf(graphs: readonly Graph[]): string {
  if (graphs.length === 0) return "The project has no graph.";
  const shown = graphs.slice(0, 10).map(({ name }) => name);
  return `The project has ${shown.join(", ")}${graphs.length > shown.length ? ", …" : ""}.`;
}
