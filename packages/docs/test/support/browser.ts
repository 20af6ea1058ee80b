import { execFileSync } from "node:child_process";
import { type Browser, chromium } from "playwright-core";

/** Path of Chromium on this machine, if it is installed. */
export const CHROMIUM = findChromium();

if (!CHROMIUM) console.warn("No chromium is on the PATH: what needs a browser is skipped.");

function findChromium(): string | undefined {
  try {
    return execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

/** Starts Chromium without the requests that it makes for itself. */
export function launch(): Promise<Browser> {
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
  return chromium.launch({
    executablePath: CHROMIUM ?? "chromium",
    timeout: 120_000,
    args: ["--no-sandbox", "--disable-gpu", ...quiet],
  });
}
