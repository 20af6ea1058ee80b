import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EmulatorOptions } from "../../src/index.ts";
import { type Api, type Body, startApi, until } from "./api.ts";

/** A folder for data, and the emulators that work on it or on copies of it, until `remove`. */
export class DataFolder {
  readonly root = mkdtempSync(join(tmpdir(), "ges-data-"));
  path = join(this.root, "0");
  readonly #apis: Api[] = [];
  #crashes = 0;

  async start(options: EmulatorOptions = {}): Promise<Api> {
    const api = await startApi({ data: this.path, token: "token1", jobDuration: 0, ...options });
    this.#apis.push(api);
    return api;
  }

  /** Starts on what a process that is killed now would leave behind. */
  crash(options: EmulatorOptions = {}): Promise<Api> {
    const left = this.path;
    this.#crashes += 1;
    this.path = join(this.root, String(this.#crashes));
    cpSync(left, this.path, { recursive: true });
    return this.start(options);
  }

  async remove(): Promise<void> {
    for (const { emulator } of this.#apis) await emulator.close();
    rmSync(this.root, { recursive: true });
  }
}

/** A call to the service plane about the graph `movie`. */
export function service(api: Api, method: string, path: string, body?: unknown) {
  return api.call(method, "ges/v1.0", `/graphs/movie/${path}`, body);
}

/** The outputs of a job of the service plane, once it is done. */
export async function outputsOf(api: Api, path: string, body: unknown): Promise<Body> {
  const { jobId } = (await service(api, "POST", path, body)).body;
  return (await ended(api, jobId)).data?.outputs;
}

/** A job of the service plane, once it has ended. */
export function ended(api: Api, jobId: string): Promise<Body> {
  return until(
    api,
    () => service(api, "GET", `jobs/${jobId}/status`),
    ({ status }) => status !== "running",
  );
}

/** Everything in the graph `movie`, in its order. */
export async function contentsOf(api: Api): Promise<Body> {
  const all = { limit: 100_000 };
  return {
    summary: (await service(api, "GET", "summary?label_details=true")).body,
    schema: (await service(api, "GET", "schema")).body,
    indexes: (await service(api, "GET", "indices")).body,
    vertices: await outputsOf(api, "vertices/action?action_id=query", { vertexFilters: [], ...all }),
    edges: await outputsOf(api, "edges/action?action_id=query", { edgeFilters: [], ...all }),
  };
}
