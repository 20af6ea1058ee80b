/**
 * Compiles the bundled descriptions into what the command line reads of them: the operations of `ges api` with their
 * validators, the names of the algorithms, and the meaning of a graph's status.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { type DescribedOperation, type Description, readDescription } from "../../../scripts/validators/description.ts";
import { writeValidators } from "../../../scripts/validators/write-validators.ts";
import type { ApiOperation, ApiVersion } from "../src/api/operation.ts";

const FOLDER = "src/compiled";

/** Operations whose names say that something is lost, and those of method DELETE that lose nothing. */
const LOST = /^(batchDelete|clear|delete|revoke)/;
const NOT_LOST = /^(cancel|rollback)/;

function apiOperation(operation: DescribedOperation): ApiOperation {
  const { operationId: id, summary, description, externalDocs, method, parameters, requestBody } = operation;
  return {
    id,
    summary,
    description: firstParagraph(description),
    url: externalDocs.url,
    // What always has the same value is no choice of the caller's.
    parameters: parameters
      .filter(({ schema }) => schema.const === undefined)
      .map(({ name, required, description: text }) => ({
        name,
        required: required === true,
        summary: firstParagraph(text ?? ""),
      })),
    ...(requestBody && { body: { required: requestBody.required === true } }),
    isDestructive: method === "DELETE" ? !NOT_LOST.test(id) : LOST.test(id),
  };
}

function firstParagraph(text: string): string {
  return (
    text
      .trim()
      .split(/\n{2,}/)[0]
      ?.replaceAll("\n", " ") ?? ""
  );
}

function algorithmsOf({ schemas }: Description): string[] {
  return Object.keys(schemas["AlgorithmRequest"]?.discriminator?.mapping ?? {});
}

function write(name: string, value: unknown): void {
  writeFileSync(`${FOLDER}/${name}.json`, `${JSON.stringify(value)}\n`);
}

const descriptions: Readonly<Record<ApiVersion, Description>> = {
  v1: readDescription("management-v1"),
  v2: readDescription("management-v2"),
  service: readDescription("service-v1"),
};
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const [version, { operations }] of Object.entries(descriptions)) {
  write(`${version}-operations`, operations.map(apiOperation));
}
write("algorithms", algorithmsOf(descriptions.service));
write("graph-statuses", descriptions.v2.schemas["GraphStatus"]?.["x-ges-values"]);
await writeValidators(FOLDER, Object.values(descriptions));
