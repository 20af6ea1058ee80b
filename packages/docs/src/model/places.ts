/** Folders and files that the site is made from. Astro runs in `packages/docs`, as npm scripts do. */
import { pathToFileURL } from "node:url";

export const PACKAGE = pathToFileURL(`${process.cwd()}/`);

export const ROOT = new URL("../../", PACKAGE);
export const SPEC = new URL("spec/", ROOT);
export const BUNDLES = new URL("bundled/", SPEC);
export const EMULATOR = new URL("packages/emulator/", ROOT);
export const DIST = new URL("dist/", PACKAGE);
export const DOWNLOADS = new URL("public/downloads/", PACKAGE);

/** Findings of `src/report.ts`. */
export const REPORT = new URL("report.json", PACKAGE);

/** Findings of `src/sdk/extract.ts`. */
export const SDK = new URL("sdk.json", PACKAGE);
