/**
 * Compiles the bundled descriptions into what the command line reads of them: the operations of `ges api` with their
 * validators, the names of the algorithms, and the meaning of a graph's status.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import type { RequestBody, Schema } from "../../../scripts/openapi.ts";
import { type DescribedOperation, type Description, readDescription } from "../../../scripts/validators/description.ts";
import { writeValidators } from "../../../scripts/validators/write-validators.ts";
import type { ApiOperation, ApiVersion } from "../src/api/operation.ts";

const FOLDER = "src/compiled";

/** Operations whose names say that something is lost, and those of method DELETE that lose nothing. */
const LOST = /^(batchDelete|clear|delete|revoke)/;
const NOT_LOST = /^(cancel|rollback)/;

function apiOperation({ schemas }: Description, operation: DescribedOperation): ApiOperation {
  const { operationId: id, summary, description, externalDocs, method, parameters, requestBody } = operation;
  return {
    id,
    summary,
    description: firstParagraph(description),
    url: externalDocs.url,
    // What always has the same value is no choice of the caller's.
    parameters: parameters
      .filter(({ schema }) => schema.const === undefined)
      .map(({ name, required, description: text, example, schema }) => ({
        name,
        required: required === true,
        summary: firstParagraph(text ?? ""),
        example: String(example ?? exampleOf(schema, schemas)),
      })),
    ...(requestBody && { body: { required: requestBody.required === true, example: bodyExample(requestBody) } }),
    isDestructive: method === "DELETE" ? !NOT_LOST.test(id) : LOST.test(id),
  };
}

function exampleOf({ $ref, example }: Schema, schemas: Description["schemas"]): unknown {
  const shared = $ref === undefined ? undefined : schemas[$ref.slice("#/components/schemas/".length)];
  return example ?? shared?.example ?? shared?.enum?.[0] ?? "VALUE";
}

function bodyExample({ content }: RequestBody): unknown {
  return Object.values(content["application/json"]?.examples ?? {})[0]?.value;
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
for (const [version, description] of Object.entries(descriptions)) {
  const { operations } = description;
  write(
    `${version}-operations`,
    operations.map((operation) => apiOperation(description, operation)),
  );
}
write("algorithms", algorithmsOf(descriptions.service));
write("graph-statuses", descriptions.v2.schemas["GraphStatus"]?.["x-ges-values"]);
await writeValidators(FOLDER, Object.values(descriptions));
