/**
 * Renders every description into one file that opens from disk, and puts the descriptions for other tools beside it.
 * The site offers them as downloads.
 */
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { BUNDLES, DOWNLOADS, SPEC } from "../model/places.ts";
import { hasActions, REFERENCES } from "../model/references.ts";
import { bundleActions, render } from "./render.ts";

await rm(DOWNLOADS, { recursive: true, force: true });
await mkdir(DOWNLOADS, { recursive: true });
const files = await Promise.all(
  REFERENCES.map(async ({ name }) => {
    const page = `${name}.html`;
    const descriptions = [`${name}.openapi.yaml`, `${name}.openapi.json`];
    await render(name, new URL(page, DOWNLOADS));
    await copyFile(new URL(`dist/${name}.openapi.yaml`, SPEC), new URL(`${name}.openapi.yaml`, DOWNLOADS));
    await copyFile(new URL(`${name}.standard.json`, BUNDLES), new URL(`${name}.openapi.json`, DOWNLOADS));
    if (!hasActions(name)) return [page, ...descriptions];
    const actions = `${name}.actions.openapi.json`;
    await bundleActions(name);
    await copyFile(new URL(`${name}.actions.json`, BUNDLES), new URL(actions, DOWNLOADS));
    return [page, ...descriptions, actions];
  }),
);
const sums = await Promise.all(
  files.flat().map(async (file) => {
    const contents = await readFile(new URL(file, DOWNLOADS));
    return `${createHash("sha256").update(contents).digest("hex")}  ${file}\n`;
  }),
);
await writeFile(new URL("SHA256SUMS", DOWNLOADS), sums.join(""));
console.log(`${REFERENCES.length} references rendered into ${DOWNLOADS.pathname}`);
