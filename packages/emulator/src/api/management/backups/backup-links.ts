import { badRequest, ServiceError } from "../../../errors/service-error.ts";
import { timestamp } from "../../../jobs/scheduler.ts";
import type { Backup } from "../../../state/backup.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import type { Addressed } from "../../handler.ts";
import { findGraph } from "../common/find-graph.ts";
import type { HandlersV2 } from "../described.ts";
import { BACKUP_FILE, backupLines } from "./backup-file.ts";
import { findBackup, sizeInBytes } from "./backups.ts";

/** Bucket that the service keeps backups in. */
const BUCKET = "ges-backups";

const LIFETIME_MS = 3_600_000;

/** The operation that gives links to the files of backups, which only API v2 has. */
export const backupLinkOperations = {
  showBackupDownloadLink(state, { graphId, backupId }, request?: Addressed) {
    const graph = findGraph(state, graphId);
    const backup = findBackup(state, graph.id, backupId);
    if (backup.status !== "success") throw badRequest("GES.7040", "Failed to back up a graph.");
    const expires = state.scheduler.now() + LIFETIME_MS;
    const url = new URL(`/obs/${BUCKET}/${backup.id}/${BACKUP_FILE}`, originOf(request));
    url.searchParams.set("token", newToken(state, backup, expires));
    return {
      bucket: BUCKET,
      files: [
        {
          name: BACKUP_FILE,
          size: Math.ceil(sizeInBytes(backup) / 1024),
          downloadLink: url.href,
          linkExpiredTime: timestamp(expires),
        },
      ],
    };
  },
} satisfies Partial<HandlersV2>;

function newToken({ downloads, randomness, scheduler }: ServiceState, { id }: Backup, expires: number): string {
  for (const [token, download] of downloads) if (download.expires <= scheduler.now()) downloads.delete(token);
  const token = randomness.secret();
  downloads.set(token, { backupId: id, expires });
  return token;
}

/** Origin under which the caller reaches the emulator. */
function originOf(request: Addressed | undefined): string {
  const { protocol = "http:", host = "emulator.localhost" } = request?.url ?? {};
  return `${protocol}//${request?.header("host") ?? host}`;
}

/** The file that a link leads to. The link is its own authentication, as a signed one of object storage is. */
export function downloadedBackup(states: readonly ServiceState[], url: URL): string {
  const token = url.searchParams.get("token") ?? "";
  const state = states.find(({ downloads }) => downloads.has(token));
  const download = state?.downloads.get(token);
  const isFor = url.pathname === `/obs/${BUCKET}/${download?.backupId}/${BACKUP_FILE}`;
  if (!state || !download || !isFor || download.expires <= state.scheduler.now()) {
    throw new ServiceError(403, "AccessDenied", "The download link is wrong or has expired; request a new one.");
  }
  const backup = state.backups.get(download.backupId);
  if (!backup) throw new ServiceError(404, "NoSuchKey", "The backup has been deleted.");
  return `${[...backupLines(backup, backup.data.get())].join("\n")}\n`;
}
