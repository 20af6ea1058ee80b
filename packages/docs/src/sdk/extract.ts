/** Writes down the public API of the packages that are written by hand, for the pages of the SDK. */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Application, TSConfigReader } from "typedoc";
import { ROOT, SDK } from "../model/places.ts";
import { ENTRIES } from "../model/sdk.ts";
import { exportOf } from "./exports.ts";

const files = ENTRIES.map(({ source }) => fileURLToPath(new URL(source, ROOT)));
const app = await Application.bootstrap(
  {
    entryPoints: files,
    tsconfig: "src/sdk/tsconfig.json",
    // The packages check their types themselves; here the generated files that they need may not be there yet.
    skipErrorChecking: true,
    excludeExternals: true,
    excludeInternal: true,
    excludePrivate: true,
    disableGit: true,
    sourceLinkTemplate: "{path}",
    preservedTypeAnnotationTags: ["@throws"],
    sort: ["source-order"],
    logLevel: "Warn",
  },
  [new TSConfigReader()],
);
const project = await app.convert();
if (!project) throw new Error("TypeDoc could not read the packages.");

const found = ENTRIES.map(({ slug }, index) => {
  const module = project.children?.find(({ sources }) => sources?.[0]?.fullFileName === files[index]);
  const exports = (module?.children ?? []).flatMap(exportOf);
  if (exports.length === 0) throw new Error(`TypeDoc found no exports of ${files[index]}.`);
  return [slug, exports.sort((one, other) => one.name.localeCompare(other.name, "en"))] as const;
});
await writeFile(SDK, JSON.stringify(Object.fromEntries(found)));
