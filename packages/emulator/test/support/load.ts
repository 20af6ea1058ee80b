import { type Body, SETTINGS } from "./api.ts";
import { ask, PROJECT } from "./command.ts";

/** Knowledge of something written: its acknowledged state, and the other states it may be in. */
interface Known {
  state: string;
  /** State requested by a request that got no response. */
  asked?: string | undefined;
}

const GONE = "gone";

/** Writes whatever comes to its mind, and remembers what it was told. */
export class Load {
  /** Vertices, edges, graphs and so on by name, each with its state as text. */
  readonly known = new Map<string, Known>();
  readonly jobIds = new Set<string>();
  /** Jobs that may have begun although nobody was told. */
  unansweredJobs = 0;
  readonly #fraction: () => number;
  readonly #prefix: string;
  #count = 0;

  constructor(prefix: string, fraction: () => number) {
    this.#prefix = prefix;
    this.#fraction = fraction;
  }

  /** Carries out one thing. Rejects when the process is gone. */
  step(url: string): Promise<void> {
    const kinds = [
      ...Array(6).fill(() => this.#addVertex(url)),
      ...Array(3).fill(() => this.#addEdge(url)),
      () => this.#updateVertex(url),
      () => this.#deleteVertex(url),
      () => this.#createGraph(url),
      () => this.#deleteGraph(url),
      () => this.#backUp(url),
      () => this.#query(url),
    ];
    return kinds[Math.floor(this.#fraction() * kinds.length)]();
  }

  #name(): string {
    this.#count += 1;
    return `${this.#prefix}_${this.#count}`;
  }

  #chosen(kind: string): string | undefined {
    const names = [...this.known].filter(([name, { state }]) => name.startsWith(kind) && state !== GONE);
    return names[Math.floor(this.#fraction() * names.length)]?.[0].slice(kind.length);
  }

  /** Asks for a state; what is answered with success is known from then on. */
  async #write(name: string, state: string, send: () => Promise<{ status: number; body: Body }>): Promise<Body> {
    const known = this.known.get(name) ?? { state: GONE };
    this.known.set(name, known);
    known.asked = state;
    const { status, body } = await send();
    if (status === 200) known.state = state;
    known.asked = undefined;
    return status === 200 ? body : undefined;
  }

  async #addVertex(url: string): Promise<void> {
    const vertex = this.#name();
    await this.#write(`vertex ${vertex}`, "0", () => service(url, "POST", "vertices", body(vertex, "0")));
  }

  async #updateVertex(url: string): Promise<void> {
    const vertex = this.#chosen("vertex ");
    if (vertex === undefined) return;
    const value = this.#name();
    const path = `vertices/${vertex}/properties/action?action_id=update`;
    const properties = { value: [value] };
    await this.#write(`vertex ${vertex}`, value, () => service(url, "POST", path, { properties }));
  }

  async #deleteVertex(url: string): Promise<void> {
    const vertex = this.#chosen("vertex ");
    if (vertex === undefined) return;
    for (const [name, known] of this.known) {
      if (name.startsWith("edge ") && name.split(" ").includes(vertex)) this.known.set(name, { ...known, asked: GONE });
    }
    await this.#write(`vertex ${vertex}`, GONE, () => service(url, "DELETE", `vertices/${vertex}`));
    for (const [name, { asked }] of this.known) {
      if (name.startsWith("edge ") && asked === GONE) this.known.set(name, { state: GONE });
    }
  }

  async #addEdge(url: string): Promise<void> {
    const [source, target] = [this.#chosen("vertex "), this.#chosen("vertex ")];
    if (source === undefined || target === undefined) return;
    const name = `edge ${source} ${target}`;
    const old = this.known.get(name)?.state ?? GONE;
    const state = old === GONE ? "1" : String(Number(old) + 1);
    await this.#write(name, state, () => service(url, "POST", "edges", { source, target }));
  }

  async #createGraph(url: string): Promise<void> {
    const name = this.#name();
    this.unansweredJobs += 1;
    const answer = await this.#write(`graph ${name}`, "there", () =>
      management(url, "POST", "", { graph: { name, ...SETTINGS } }),
    );
    // The answer does not name its job.
    if (answer === undefined) this.unansweredJobs -= 1;
  }

  async #deleteGraph(url: string): Promise<void> {
    const name = this.#chosen("graph ");
    if (name === undefined) return;
    const { graphs } = (await management(url, "GET", "?limit=1000")).body;
    const id = graphs.find((graph: Body) => graph.name === name)?.id;
    if (id !== undefined)
      this.#begun(await this.#begin(`graph ${name}`, GONE, () => management(url, "DELETE", `/${id}`)));
  }

  async #backUp(url: string): Promise<void> {
    const { graphs } = (await management(url, "GET", "?limit=1000")).body;
    const id = graphs.find(({ name }: Body) => name === "movie").id;
    this.#begun(await this.#begin(`backup ${this.#name()}`, "there", () => management(url, "POST", `/${id}/backups`)));
  }

  async #query(url: string): Promise<void> {
    const send = () => service(url, "POST", "vertices/action?action_id=query", { vertexFilters: [], limit: 1 });
    const answer = await this.#write(`query ${this.#name()}`, "there", send);
    if (answer) this.known.set(`service job ${answer.jobId}`, { state: "there" });
  }

  async #begin(name: string, state: string, send: () => Promise<{ status: number; body: Body }>): Promise<Body> {
    this.unansweredJobs += 1;
    const answer = await this.#write(name, state, send);
    this.unansweredJobs -= 1;
    return answer;
  }

  #begun(answer: Body): void {
    if (answer) this.jobIds.add(answer.job_id);
  }
}

export function management(url: string, method: string, path: string, body?: unknown) {
  return ask(url, method, `/v2/${PROJECT}/graphs${path}`, body);
}

export function service(url: string, method: string, path: string, body?: unknown) {
  return ask(url, method, `/ges/v1.0/${PROJECT}/graphs/movie/${path}`, body);
}

function body(vertex: string, value: string) {
  return { vertex, label: "thing", properties: { value: [value] } };
}
