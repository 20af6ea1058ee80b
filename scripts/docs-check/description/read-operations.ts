import { readFile } from "node:fs/promises";
import { type Description, METHODS, parameterOf } from "../../openapi.ts";
import type { DescribedOperation } from "./schema-view.ts";

const NAMES = ["management-v1", "management-v2", "service-v1"];

/** The operations of all descriptions, from the bundles that still have a fragment for each action. */
export async function readOperations(root: URL): Promise<DescribedOperation[]> {
  const lists = await Promise.all(
    NAMES.map(async (name) => {
      const file = new URL(`spec/bundled/${name}.json`, root);
      const description = JSON.parse(await readFile(file, "utf8")) as Description;
      return operationsIn(name, description);
    }),
  );
  return lists.flat();
}

function operationsIn(name: string, description: Description): DescribedOperation[] {
  return Object.entries(description.paths).flatMap(([key, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const parameters = operation.parameters.map((parameter) => parameterOf(description, parameter));
      const path = key.replace(/#.*/, "");
      return [{ name, description, operation, method: method.toUpperCase(), path, parameters }];
    }),
  );
}
