import type { management } from "@ges-sdk/v2";
import { NotFoundError } from "../errors/not-found-error.ts";
import { UsageError } from "../errors/usage-error.ts";
import { PAGE_SIZE } from "./find-graph.ts";
import type { Session } from "./session.ts";

export type Backup = management.ListBackupsOutput["backup_list"][number];

/** Finds a backup of the project by its ID or its name. */
export async function findBackup(session: Session, nameOrId: string): Promise<Backup> {
  const { paginate } = await session.management();
  const backups = await Array.fromAsync(paginate.listBackups({ limit: PAGE_SIZE }, { signal: session.signal }));
  const byId = backups.find(({ id }) => id === nameOrId);
  const [named, ...others] = byId ? [byId] : backups.filter(({ name }) => name === nameOrId);
  if (!named) throw new NotFoundError(`No backup is called ${nameOrId}. \`ges backups list\` shows the backups.`);
  if (others.length === 0) return named;
  const ids = [named, ...others].map(({ id }) => id).join(", ");
  throw new UsageError(`${others.length + 1} backups are called ${nameOrId}. Name the ID of one: ${ids}.`);
}
