import type { EmulatorRequest, EmulatorResponse } from "../http/message.ts";
import type { ServiceState } from "../state/service-state.ts";

/** Download from object storage by a link that an operation gave. It has no description here. */
const DOWNLOAD = { description: "obs", operationId: "downloadBackup" } as const;

/** Operation of object storage that a request calls, if any. */
export function downloadOperation({ method, url }: EmulatorRequest): typeof DOWNLOAD | undefined {
  return method === "GET" && url.pathname.startsWith("/obs/") ? DOWNLOAD : undefined;
}

/** Carries a download out. */
export async function download(states: readonly ServiceState[], { url }: EmulatorRequest): Promise<EmulatorResponse> {
  const { downloadedBackup } = await import("./management/backups/backup-links.ts");
  const body = downloadedBackup(states, url);
  return { status: 200, headers: { "content-type": "application/octet-stream" }, body };
}
