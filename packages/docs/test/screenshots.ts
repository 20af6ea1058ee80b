/** Takes pictures of the built site for review: `npm run screenshots -w @ges-sdk/docs`, into `screenshots/`. */
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PACKAGE } from "../src/model/places.ts";
import { launch } from "./support/browser.ts";
import { startSite } from "./support/built-site.ts";

const PAGES = {
  landing: "/",
  guide: "/guides/load-and-query/",
  concepts: "/guides/concepts/",
  operation: "/v2/stop-graph/",
  "large-operation": "/service/execute-algorithm/",
  package: "/sdk/core/",
  error: "/errors/GES.7001/",
  errors: "/errors/",
  project: "/project/",
  "operation-zh": "/zh/v2/stop-graph/",
  "landing-zh": "/zh/",
};
const folder = fileURLToPath(new URL("screenshots/", PACKAGE));
const wanted = process.argv.slice(2);

await mkdir(folder, { recursive: true });
await using site = await startSite();
const browser = await launch();
for (const [name, path] of Object.entries(PAGES).filter(([name]) => wanted.length === 0 || wanted.includes(name))) {
  for (const [width, height] of [
    [1440, 1000],
    [390, 844],
  ] as const) {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme });
      await page.goto(site.url + path);
      await page.screenshot({ path: `${folder}${name}-${width}-${colorScheme}.png` });
      await page.close();
    }
  }
}
await browser.close();
console.log(`Pictures in ${folder}`);
