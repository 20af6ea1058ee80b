import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ROOT } from "../model/places.ts";

/** Renders one description into a page that needs no network. */
export async function render(name: string, page: URL): Promise<void> {
  const output = fileURLToPath(page);
  await promisify(execFile)("redocly", ["build-docs", `${name}@docs`, "--inlineBundle", "--output", output], {
    cwd: fileURLToPath(ROOT),
  });
  await writeFile(page, withIcon(withoutRemoteLogo(await readFile(page, "utf8"))));
}

/** Bundles one description with a path for each action, for tools that need the exact types of each. */
export async function bundleActions(name: string): Promise<void> {
  const args = ["bundle", `${name}@actions`, "--remove-unused-components"];
  await promisify(execFile)("redocly", args, { cwd: fileURLToPath(ROOT) });
}

// The renderer fetches its maker's logo, inlined or not. Where it fails, the logo is left out.
function withoutRemoteLogo(html: string): string {
  return html.replaceAll(/https:\/\/cdn\.redoc\.ly\/redoc\/logo[\w-]*\.svg/g, "data:,");
}

// Without an icon of its own, a page makes the browser ask the server for one.
function withIcon(html: string): string {
  return html.replace("<head>", '<head><link rel="icon" href="data:,">');
}
