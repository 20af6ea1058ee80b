import { join } from "node:path";
import type { Access } from "../access/access.ts";
import { ObservableMap } from "../collections/observable-map.ts";
import type { Projects } from "../state/projects.ts";
import { Persistence } from "./persistence.ts";

/**
 * Opens the data folder of an emulator: the default project is kept in it, every other one in a folder inside.
 *
 * @throws {PersistenceError} when a folder cannot be used
 */
export async function openPersistence(
  folder: string,
  isDurable: boolean,
  projects: Projects,
  { issued, projects: [first, ...others] }: Access,
): Promise<{ saved(): Promise<unknown>; close(): Promise<unknown> }> {
  const opened: Persistence[] = [];
  const all = (act: (persistence: Persistence) => Promise<void>) => Promise.all(opened.map(act));
  const open = async (at: string, id: string, tokens: typeof issued) => {
    opened.push(await Persistence.open(at, isDurable, projects.stateOf(id), tokens));
  };
  try {
    if (first) await open(folder, first.id, issued);
    for (const { id } of others) await open(join(folder, `project-${id}`), id, new ObservableMap());
  } catch (error) {
    await all((persistence) => persistence.close());
    throw error;
  }
  return {
    saved: () => all((persistence) => persistence.saved()),
    close: () => all((persistence) => persistence.close()),
  };
}
