/**
 * Compiles the bundled descriptions into what the command line reads of them: the table of operations, and the meaning of
 * a graph's status.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { readBundle } from "../../../scripts/bundled.ts";
import { type Description, METHODS, type Operation, parameterOf } from "../../../scripts/openapi.ts";
import type { ApiOperation } from "../src/api/operation.ts";

const FOLDER = "src/compiled";

/** Operations whose names say that something is lost, and those of method DELETE that lose nothing. */
const LOST = /^(batchDelete|clear|delete|revoke)/;
const NOT_LOST = /^(cancel|rollback)/;

function operationsOf(bundle: Description): ApiOperation[] {
  return Object.values(bundle.paths).flatMap((item) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [apiOperation(bundle, method, operation)] : [];
    }),
  );
}

function apiOperation(bundle: Description, method: string, operation: Operation): ApiOperation {
  const parameters = operation.parameters.map((parameter) => parameterOf(bundle, parameter));
  return {
    id: operation.operationId,
    summary: operation.summary,
    description: operation.description.split("\n\n")[0]?.replaceAll("\n", " ").trim() ?? "",
    url: operation.externalDocs.url,
    // What always has the same value is no choice of the caller's.
    parameters: parameters
      .filter(({ schema }) => schema.const === undefined)
      .map(({ name, required, description }) => ({
        name,
        required: required === true,
        summary: description?.split("\n\n")[0]?.replaceAll("\n", " ").trim() ?? "",
      })),
    ...(operation.requestBody && { body: { required: operation.requestBody.required === true } }),
    isDestructive: method === "delete" ? !NOT_LOST.test(operation.operationId) : LOST.test(operation.operationId),
  };
}

function write(name: string, value: unknown): void {
  writeFileSync(`${FOLDER}/${name}.json`, `${JSON.stringify(value)}\n`);
}

const bundles = { v1: readBundle("management-v1"), v2: readBundle("management-v2"), service: readBundle("service-v1") };
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const [version, bundle] of Object.entries(bundles)) write(`${version}-operations`, operationsOf(bundle));
write("graph-statuses", bundles.v2.components.schemas?.["GraphStatus"]?.["x-ges-values"]);
