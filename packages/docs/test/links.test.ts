import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { brokenLinks } from "../src/integrations/check-links.ts";

test("A link to a page or a heading that does not exist is broken, and the build fails", async () => {
  const folder = await mkdtemp(join(tmpdir(), "site-"));
  await mkdir(join(folder, "guide"));
  await writeFile(join(folder, "guide/index.html"), '<h2 id="there">There</h2>');
  await writeFile(
    join(folder, "index.html"),
    '<a href="/guide/#there"></a><a href="/guide/#gone"></a><a href="/gone/"></a><a href="https://example.com/x"></a>',
  );
  expect(await brokenLinks(folder)).toEqual(["/index.html -> /guide/#gone", "/index.html -> /gone/"]);
  await rm(folder, { recursive: true });
});
