/** Makes the package in this folder ready to be packed, and refuses one that was not built. */
import { copyFileSync, existsSync, globSync, readFileSync } from "node:fs";

interface Manifest {
  name: string;
  main?: string;
  types?: string;
  bin?: Record<string, string>;
  exports: Record<string, string | { types: string; default: string }>;
}

const { name, main, types, bin, exports }: Manifest = JSON.parse(readFileSync("package.json", "utf8"));
const entries = Object.values(exports).flatMap((entry) => (typeof entry === "string" ? entry : Object.values(entry)));
const files = [main, types, ...Object.values(bin ?? {}), ...entries].filter((file) => file !== undefined);
// An entry with a star stands for every file that fits it.
const missing = files.find((file) => (file.includes("*") ? globSync(file).length === 0 : !existsSync(file)));
if (missing !== undefined) {
  console.error(`${name} cannot be packed: ${missing} is missing. Run \`npm run build\` at the root first.`);
  process.exit(1);
}
copyFileSync("../../LICENSE", "LICENSE");
