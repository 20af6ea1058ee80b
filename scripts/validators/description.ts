import { readBundle } from "../bundled.ts";
import {
  METHODS,
  type Operation,
  type Parameter,
  parameterOf,
  type Response,
  responseOf,
  type Schema,
} from "../openapi.ts";

export type DescriptionName = "management-v1" | "management-v2" | "service-v1";

export interface DescribedOperation extends Operation {
  method: string;
  /** As in the description, with the fragment that tells actions apart. */
  key: string;
  parameters: Parameter[];
  responses: Record<string, Response>;
}

/** Compiled part of a description. */
export interface Description {
  name: DescriptionName;
  schemas: Record<string, Schema>;
  operations: DescribedOperation[];
}

/** Reads a bundled description. Its operations keep their order, in which the table lists them. */
export function readDescription(name: DescriptionName): Description {
  const bundle = readBundle(name);
  const operations = Object.entries(bundle.paths).flatMap(([key, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const parameters = operation.parameters.map((parameter) => parameterOf(bundle, parameter));
      const responses = Object.entries(operation.responses).map(([status, response]) => [
        status,
        responseOf(bundle, response),
      ]);
      return [
        { ...operation, method: method.toUpperCase(), key, parameters, responses: Object.fromEntries(responses) },
      ];
    }),
  );
  return { name, schemas: bundle.components.schemas ?? {}, operations };
}
