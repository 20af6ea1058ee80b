import { type Description, METHODS, type Operation, type Parameter, type Response, type Schema } from "../openapi.ts";

/** One operation with everything the generators need, references resolved. */
export interface DescribedOperation {
  operation: Operation;
  method: string;
  /** As in the description, with the fragment that tells actions apart. */
  key: string;
  parameters: Parameter[];
  /** Set for an operation that lists things a page at a time. */
  page: Page | undefined;
}

/** Where a page has its items, the key of an item, and the number of items in all. */
export interface Page {
  items: string;
  key: string;
  total?: string;
}

/** The operations of a description, in the order of their names. */
export function operationsOf(description: Description): DescribedOperation[] {
  return Object.entries(description.paths)
    .flatMap(([key, item]) =>
      METHODS.flatMap((method) => {
        const operation = item[method];
        if (!operation) return [];
        const parameters = operation.parameters.map((parameter) => resolve(description, parameter));
        const page = pageOf(description, operation, parameters);
        return { operation, method: method.toUpperCase(), key, parameters, page };
      }),
    )
    .sort((a, b) => (a.operation.operationId < b.operation.operationId ? -1 : 1));
}

function resolve(description: Description, parameter: Operation["parameters"][number]): Parameter {
  if (!("$ref" in parameter)) return parameter;
  const name = parameter.$ref.split("/").at(-1) as string;
  return description.components.parameters?.[name] as Parameter;
}

const KEYS = ["id", "job_id", "jobId"];

/** An operation lists things when it takes `offset` and `limit` and answers with one array of things that have a key. */
function pageOf(description: Description, operation: Operation, parameters: Parameter[]): Page | undefined {
  const names = parameters.map(({ name }) => name);
  if (!names.includes("offset") || !names.includes("limit")) return undefined;
  const response = operation.responses["200"] as Response;
  const answer = schemaOf(description, response.content?.["application/json"]?.schema);
  const fields = Object.entries(answer.properties ?? {});
  const lists = fields.filter(([, { type }]) => type === "array");
  const [items, list] = lists[0] ?? [];
  if (items === undefined || lists.length > 1) return undefined;
  const item = schemaOf(description, list?.["items"] as Schema);
  const key = KEYS.find((name) => item.properties?.[name]);
  if (!key) return undefined;
  const total = fields.find(([, { type }]) => type === "integer")?.[0];
  return { items, key, ...(total !== undefined && { total }) };
}

function schemaOf(description: Description, schema: Schema | undefined): Schema {
  if (!schema?.$ref) return schema ?? {};
  return description.components.schemas?.[schema.$ref.split("/").at(-1) as string] ?? {};
}
