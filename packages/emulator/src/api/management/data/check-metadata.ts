import { badRequest } from "../../../errors/service-error.ts";
import type { MetadataLabel } from "../../../state/metadata.ts";

const DATA_TYPES = new Set(["char", "char array", "float", "double", "bool", "long", "int", "date", "enum", "string"]);
const CARDINALITIES = new Set(["single", "list", "set"]);

const MAX_BYTES = 10 * 1024 * 1024;

/** Refuses labels that no metadata file can hold. */
export function requireSound(labels: readonly MetadataLabel[]): void {
  if (Buffer.byteLength(JSON.stringify(labels)) > MAX_BYTES) {
    throw badRequest("GES.7069", "The metadata file is too large. It may hold 10 MB at most.");
  }
  requireDistinct("labels", labels);
  for (const { name, properties } of labels) {
    requireDistinct(`properties of ${name}`, properties ?? []);
    for (const property of properties ?? []) {
      const problem = problemWith(property);
      if (problem) throw unsound(`${name}.${property["name"]}: ${problem}`);
    }
  }
}

function problemWith(property: Readonly<Record<string, string>>): string | undefined {
  const { dataType = "", cardinality = "single", typeNameCount, maxDataSize } = property;
  if (!DATA_TYPES.has(dataType)) return `dataType must be one of ${[...DATA_TYPES].join(", ")}.`;
  if (!CARDINALITIES.has(cardinality)) return `cardinality must be one of ${[...CARDINALITIES].join(", ")}.`;
  if (dataType === "char array" && maxDataSize === undefined) return "maxDataSize is needed for a char array.";
  if (dataType !== "enum") return undefined;
  const count = Number(typeNameCount ?? 0);
  const names = Object.keys(property).filter((key) => /^typeName\d+$/.test(key));
  const isComplete = count > 0 && names.length === count && names.every((key) => Number(key.slice(8)) <= count);
  return isComplete ? undefined : "typeNameCount must be the number of values from typeName1 on.";
}

function requireDistinct(what: string, items: readonly { readonly name?: string }[]): void {
  const names = new Set(items.map(({ name }) => name));
  if (names.size < items.length) throw unsound(`Two ${what} have the same name.`);
}

function unsound(problem: string) {
  return badRequest("GES.7010", `Failed to verify the schema and data files. ${problem}`);
}
