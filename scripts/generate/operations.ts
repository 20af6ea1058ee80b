import {
  type Description,
  METHODS,
  type Operation,
  type Parameter,
  parameterOf,
  type Response,
  type Schema,
} from "../openapi.ts";

/** One operation with everything the generators need, references resolved. */
export interface DescribedOperation {
  /** The description it stands in. */
  description: Description;
  operation: Operation;
  method: string;
  /** As in the description, with the fragment that tells actions apart. */
  key: string;
  parameters: Parameter[];
  /** Set for an operation that lists things a page at a time. */
  page: Page | undefined;
  /** Set for an operation whose bodies are told apart by one of their fields. */
  variants: Variants | undefined;
  /** Set for an operation that answers at once or with a job, as its body's `executionMode` says. */
  modes: Modes | undefined;
}

/** The field that tells the bodies apart, and the schema of each body and of what comes out of it, by its value. */
export interface Variants {
  field: string;
  schemas: Record<string, { body: string; outputs: string | undefined }>;
}

/** The schemas of the two answers, and the mode that is taken unless one is given. */
export interface Modes {
  sync: string;
  async: string;
  default: string;
}

/** Fields of a page that hold its items, the key of an item, and the total number of items. */
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
        const parameters = operation.parameters.map((parameter) => parameterOf(description, parameter));
        return {
          description,
          operation,
          method: method.toUpperCase(),
          key,
          parameters,
          page: pageOf(description, operation, parameters),
          variants: variantsOf(description, operation),
          modes: modesOf(description, operation),
        };
      }),
    )
    .sort((a, b) => (a.operation.operationId < b.operation.operationId ? -1 : 1));
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

function variantsOf(description: Description, operation: Operation): Variants | undefined {
  const { discriminator } = bodyOf(description, operation);
  if (!discriminator) return undefined;
  const schemas = Object.entries(discriminator.mapping).map(([value, reference]) => {
    const body = nameIn(reference);
    const outputs = body.replace(/Request$/, "Outputs");
    return [value, { body, outputs: description.components.schemas?.[outputs] && outputs }] as const;
  });
  return { field: discriminator.propertyName, schemas: Object.fromEntries(schemas) };
}

function modesOf(description: Description, operation: Operation): Modes | undefined {
  const body = bodyOf(description, operation);
  const [variant] = body.oneOf ?? [body];
  const mode = schemaOf(description, schemaOf(description, variant).properties?.["executionMode"]);
  const answer = schemaOf(description, (operation.responses["200"] as Response).content?.["application/json"]?.schema);
  const answers = (answer.oneOf ?? answer.anyOf ?? []).map(({ $ref }) => nameIn($ref ?? ""));
  const sync = answers.find((name) => name !== "JobAccepted");
  if (!mode.enum || !sync || !answers.includes("JobAccepted")) return undefined;
  return { sync, async: "JobAccepted", default: String(mode["default"]) };
}

function bodyOf(description: Description, { requestBody }: Operation): Schema {
  return schemaOf(description, requestBody?.content["application/json"]?.schema);
}

function nameIn(reference: string): string {
  return reference.split("/").at(-1) as string;
}

/** Looks up what a schema refers to. */
export function schemaOf(description: Description, schema: Schema | undefined): Schema {
  if (!schema?.$ref) return schema ?? {};
  return description.components.schemas?.[nameIn(schema.$ref)] ?? {};
}
