import {
  type Description,
  METHODS,
  type MediaType,
  type Operation,
  type Parameter,
  type PathItem,
  type RequestBody,
  type Response,
  type Schema,
} from "../../openapi.ts";

/**
 * Makes a description that plain OpenAPI tools understand: operations that share a path and differ in `action_id` only
 * become one operation, with the actions as an enum and the bodies and answers as unions.
 */
export function mergeActions() {
  return {
    Root: {
      leave(root: Description) {
        const grouped = Map.groupBy(Object.entries(root.paths), ([path]) => path.split("#")[0] as string);
        root.paths = Object.fromEntries([...grouped].map(([path, entries]) => [path, mergeItems(root, path, entries)]));
        for (const [path, entries] of grouped) {
          for (const operation of entries.length > 1 ? Object.values(root.paths[path] ?? {}) : []) {
            withoutDefaults(root, operation.requestBody, new Set());
          }
        }
        for (const item of Object.values(root.paths)) Object.values(item).forEach(withoutSources);
      },
    },
  };
}

/** Removes the sources: they serve the authors of the descriptions; `externalDocs` leads everyone else to the page. */
function withoutSources(operation: Partial<Operation>): void {
  for (const key of ["x-ges-page", "x-ges-other-pages", "x-ges-variant-pages", "x-ges-source", "x-ges-zh"] as const) {
    delete operation[key];
  }
}

function mergeItems(root: Description, path: string, entries: [string, PathItem][]): PathItem {
  const items = entries.map(([, item]) => item);
  const merged: PathItem = {};
  for (const method of METHODS) {
    const operations = items.flatMap((item) => item[method] ?? []);
    const [only, second] = operations;
    if (only) merged[method] = second ? mergeOperations(root, path, operations) : only;
  }
  return merged;
}

function mergeOperations(root: Description, path: string, operations: Operation[]): Operation {
  const first = operations[0] as Operation;
  const resource = resourceOf(path);
  const bodies = operations.flatMap(({ requestBody }) => requestBody ?? []);
  return {
    operationId: `${resource.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase())}Action`,
    summary: `Run an action on ${resource}`,
    description: [
      "`action_id` selects the action:",
      "",
      ...operations.map((operation) => `- \`${actionOf(root, operation)}\`: ${operation.summary}.`),
    ].join("\n"),
    tags: first.tags,
    externalDocs: first.externalDocs,
    "x-ges-page": first["x-ges-page"],
    "x-ges-source": first["x-ges-source"],
    "x-ges-retry": riskiest(operations),
    parameters: mergeParameters(root, operations),
    ...(bodies.length > 0 && { requestBody: mergeBodies(bodies, bodies.length === operations.length) }),
    responses: mergeResponses(operations),
  };
}

/** Subject of a path, in words: `vertices`, or `vertex properties` where it names one vertex. */
function resourceOf(path: string): string {
  const words = [...path.matchAll(/\/(\w+)(?:\/\{(\w+?)_(?:id|name)\})?(?=\/)/g)].map(
    ([, collection, one]) => one ?? collection,
  );
  const [graph, ...rest] = words.slice(words.findIndex((word) => word?.startsWith("graph")));
  return (rest.length > 0 ? rest : [graph]).join(" ");
}

function riskiest(operations: Operation[]): Operation["x-ges-retry"] {
  const risks = operations.map((operation) => operation["x-ges-retry"]);
  return risks.includes("unsafe") ? "unsafe" : risks.includes("idempotent") ? "idempotent" : "safe";
}

function parametersOf(root: Description, { parameters }: Operation): Parameter[] {
  return parameters.map((parameter) =>
    "$ref" in parameter
      ? (root.components.parameters?.[parameter.$ref.split("/").at(-1) as string] as Parameter)
      : parameter,
  );
}

function actionOf(root: Description, operation: Operation): string {
  return String(parametersOf(root, operation).find(({ name }) => name === "action_id")?.schema.const);
}

function mergeParameters(root: Description, operations: Operation[]): Parameter[] {
  const all = operations.flatMap((operation) => parametersOf(root, operation));
  return [...Map.groupBy(all, ({ name, in: where }) => `${where} ${name}`).values()].map((same) => {
    const first = same[0] as Parameter;
    if (first.name === "action_id") {
      const actions = operations.map((operation) => actionOf(root, operation));
      return {
        ...first,
        description: "Name of the action.",
        example: actions[0],
        schema: { type: "string", enum: actions },
      };
    }
    const required = same.length === operations.length && same.every((parameter) => parameter.required);
    return { ...first, required };
  });
}

function mergeBodies(bodies: RequestBody[], everyActionHasOne: boolean): RequestBody {
  return {
    required: everyActionHasOne && bodies.every((body) => body.required),
    description: [...new Set(bodies.map((body) => body.description))].join("\n\n"),
    content: mergeContent(bodies.map((body) => body.content)),
  };
}

/**
 * Moves the defaults in a union of bodies into their descriptions: a validator that fills in defaults would add the
 * fields of one action to the body of another.
 */
function withoutDefaults(root: Description, node: unknown, seen: Set<unknown>): void {
  if (typeof node !== "object" || node === null || seen.has(node)) return;
  seen.add(node);
  const schema = node as Schema;
  if (schema.$ref) withoutDefaults(root, root.components.schemas?.[schema.$ref.split("/").at(-1) as string], seen);
  const { default: value, description } = schema;
  if (value !== undefined && description !== undefined) {
    schema.description = `${description.trim()} Default: \`${value}\`.`;
    delete schema["default"];
  }
  for (const [keyword, child] of Object.entries(schema)) {
    if (keyword !== "examples" && keyword !== "example") withoutDefaults(root, child, seen);
  }
}

function mergeResponses(operations: Operation[]): Operation["responses"] {
  const statuses = Object.keys((operations[0] as Operation).responses);
  return Object.fromEntries(
    statuses.map((status) => {
      const responses = operations.flatMap((operation) => operation.responses[status] ?? []);
      const written = responses.filter((response): response is Response => "content" in response);
      if (written.length < responses.length || written.length === 0) return [status, responses[0] as Response];
      const description = [...new Set(written.map((response) => response.description))].join(" ");
      return [status, { description, content: mergeContent(written.map(({ content }) => content ?? {})) }];
    }),
  );
}

function mergeContent(contents: Record<string, MediaType>[]): Record<string, MediaType> {
  const media = contents.flatMap((content) => content["application/json"] ?? []);
  const schemas = [...new Map(media.map(({ schema }) => [JSON.stringify(schema), schema])).values()];
  const schema = schemas.length === 1 ? (schemas[0] as Schema) : { anyOf: schemas };
  return { "application/json": { schema, examples: Object.assign({}, ...media.map(({ examples }) => examples)) } };
}
