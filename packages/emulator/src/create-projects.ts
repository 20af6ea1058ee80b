import { parseJobDuration } from "./jobs/job-pace.ts";
import type { Scheduler } from "./jobs/scheduler.ts";
import type { ObjectStorage } from "./object-storage/object-storage.ts";
import { DEFAULTS, type EmulatorOptions, querySettingsFrom } from "./options.ts";
import { Projects } from "./state/projects.ts";
import { quotasFrom } from "./state/quotas.ts";
import type { Randomness } from "./state/randomness.ts";
import { ServiceState } from "./state/service-state.ts";

/** Creates the projects with these IDs. They share the clock, chance and object storage. */
export async function createProjects(
  ids: readonly string[],
  options: EmulatorOptions,
  scheduler: Scheduler,
  randomness: Randomness,
  storage: ObjectStorage,
): Promise<Projects> {
  const jobPaces = parseJobDuration(options.jobDuration ?? DEFAULTS.jobDuration);
  const quotas = quotasFrom(options.quotas ?? {});
  const states = ids.map((id) => {
    const state = new ServiceState(jobPaces, quotas, scheduler, randomness, storage);
    state.compatibility = options.compat ?? DEFAULTS.compat;
    state.querySettings = querySettingsFrom(options);
    return [id, state] as const;
  });
  const [first] = states;
  if (options.init !== undefined && first) {
    // Loaded on demand, with the handlers that it needs.
    const { readGraphs } = await import("./api/management/graphs/graph-folder.ts");
    await readGraphs(first[1], options.init);
  }
  return new Projects(new Map(states));
}
