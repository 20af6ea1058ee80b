import { readFileSync } from "node:fs";
import type { DescriptionName } from "../src/description/operation.ts";

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: { const?: unknown };
}

export interface DescribedOperation {
  operationId: string;
  summary: string;
  "x-ges-retry": "safe" | "idempotent" | "unsafe";
  method: string;
  /** As in the description, with the fragment that tells actions apart. */
  key: string;
  parameters: Parameter[];
  requestBody?: { required?: boolean; content: { "application/json": { schema: object } } };
}

/** What of a description is compiled. */
export interface Description {
  name: DescriptionName;
  schemas: Record<string, object>;
  operations: DescribedOperation[];
}

interface Bundle {
  paths: Record<string, Record<string, DescribedOperation & { parameters: (Parameter | { $ref: string })[] }>>;
  components: { parameters: Record<string, Parameter>; schemas: Record<string, object> };
}

/** Reads a bundled description, and looks up the parameters that its operations share. */
export function readDescription(name: DescriptionName): Description {
  const { paths, components } = JSON.parse(readFileSync(`src/generated/${name}.json`, "utf8")) as Bundle;
  const resolved = (parameter: Parameter | { $ref: string }) =>
    "$ref" in parameter ? (components.parameters[parameter.$ref.split("/").at(-1) as string] as Parameter) : parameter;
  const operations = Object.entries(paths).flatMap(([key, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      key,
      parameters: operation.parameters.map(resolved),
    })),
  );
  return { name, schemas: components.schemas, operations };
}
