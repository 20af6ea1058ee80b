import { readdirSync, readlinkSync } from "node:fs";

/** Files in a folder that this process has open. Only Linux tells. */
export function openFilesIn(folder: string): string[] {
  return readdirSync("/proc/self/fd").flatMap((descriptor) => {
    try {
      const file = readlinkSync(`/proc/self/fd/${descriptor}`);
      return file.startsWith(folder) ? [file] : [];
    } catch {
      // Closed meanwhile.
      return [];
    }
  });
}

export const canListOpenFiles = process.platform === "linux";
