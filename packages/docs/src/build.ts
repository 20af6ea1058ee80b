/** Renders every description into `dist/`, with a landing page that leads to each. */
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { errorCodesPage } from "./error-codes.ts";
import { landingPage } from "./landing-page.ts";
import { REFERENCES, readReference } from "./references.ts";
import { render } from "./render.ts";

const DIST = new URL("../dist/", import.meta.url);
const SPEC = new URL("../../../spec/", import.meta.url);

await rm(DIST, { recursive: true, force: true });
await mkdir(DIST, { recursive: true });
await Promise.all(
  REFERENCES.map(async (name) => {
    await render(name, new URL(`${name}.html`, DIST));
    await copyFile(new URL(`dist/${name}.openapi.yaml`, SPEC), new URL(`${name}.openapi.yaml`, DIST));
    await copyFile(new URL(`bundled/${name}.standard.json`, SPEC), new URL(`${name}.openapi.json`, DIST));
  }),
);
await writeFile(new URL("error-codes.html", DIST), await errorCodesPage());
await writeFile(new URL("index.html", DIST), landingPage(await Promise.all(REFERENCES.map(readReference))));
console.log(`${REFERENCES.length} references rendered: ${new URL("index.html", DIST)}`);
