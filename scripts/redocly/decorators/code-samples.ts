import { type Context, METHODS, type Operation, type Parameter, type PathItem, type Schema } from "../../openapi.ts";

interface Options {
  package: string;
  client: "createManagementClient" | "createServiceClient";
}

/** Writes a TypeScript and a curl sample for every operation, from its own examples. */
export function codeSamples(options: Options) {
  return {
    PathItem: {
      leave(item: PathItem, { key, resolve }: Context) {
        for (const method of METHODS) {
          const operation = item[method];
          if (!operation) continue;
          const parameters = operation.parameters.map((parameter) => resolved<Parameter>(parameter, resolve));
          const values = parameters.map((parameter) => ({ parameter, value: exampleOf(parameter, resolve) }));
          const body = requestExample(operation);
          operation["x-codeSamples"] = [
            { lang: "TypeScript", label: "TypeScript", source: typeScript(operation, values, body, options) },
            { lang: "curl", label: "curl", source: curl(method, String(key), values, body, options) },
          ];
        }
      },
    },
  };
}

type Value = { parameter: Parameter; value: unknown };

function resolved<T>(node: unknown, resolve: Context["resolve"]): T {
  return ((node as { $ref?: string }).$ref ? resolve(node).node : node) as T;
}

function exampleOf(parameter: Parameter, resolve: Context["resolve"]): unknown {
  return parameter.example ?? resolved<Schema>(parameter.schema, resolve).example;
}

function requestExample(operation: Operation): unknown {
  const examples = operation.requestBody?.content["application/json"]?.examples ?? {};
  return Object.values(examples)[0]?.value;
}

/** Whether a value belongs into a sample: what must be given, and nothing the client fills in. */
function shown({ parameter }: Value): boolean {
  return parameter.required === true;
}

const FROM_CLIENT = ["project_id", "graph_name", "action_id"];

function typeScript(operation: Operation, values: Value[], body: unknown, options: Options): string {
  const input = Object.fromEntries(
    values
      .filter((value) => shown(value) && !FROM_CLIENT.includes(value.parameter.name))
      .map(({ parameter, value }) => [parameter.name, value]),
  );
  const isEmpty = body === undefined || Object.keys(body as object).length === 0;
  if (!isEmpty) input["body"] = body;
  const call = Object.keys(input).length > 0 ? literal(input) : "";
  const target =
    options.client === "createServiceClient"
      ? ['  endpoint: "https://192.168.0.4",', "  projectId,", '  graphName: "movie",']
      : ['  region: "cn-north-4",', "  projectId,"];
  return [
    'import { tokenCredentials } from "@ges-sdk/core";',
    `import { ${options.client} } from "${options.package}";`,
    "",
    `const client = ${options.client}({`,
    ...target,
    "  credentials: tokenCredentials(token),",
    "});",
    "",
    `const answer = await client.${operation.operationId}(${call});`,
  ].join("\n");
}

function curl(method: string, key: string, values: Value[], body: unknown, options: Options): string {
  const host = options.client === "createServiceClient" ? "192.168.0.4" : "ges.cn-north-4.myhuaweicloud.com";
  const given = values.filter(shown);
  const path = (key.split("#")[0] as string).replace(/\{(\w+)\}/g, (_, name) =>
    name === "project_id" ? "$PROJECT_ID" : String(given.find(({ parameter }) => parameter.name === name)?.value),
  );
  const query = given.filter(({ parameter }) => parameter.in === "query");
  const search = query.map(({ parameter, value }) => `${parameter.name}=${encodeURIComponent(String(value))}`);
  const lines = [
    `curl -X ${method.toUpperCase()} "https://${host}${path}${search.length > 0 ? `?${search.join("&")}` : ""}"`,
    '-H "X-Auth-Token: $TOKEN"',
  ];
  if (body !== undefined) {
    lines.push('-H "Content-Type: application/json"', `-d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`);
  }
  return lines.join(" \\\n  ");
}

/** A value as TypeScript source, with unquoted keys where the language allows. */
function literal(value: unknown, indent = ""): string {
  if (Array.isArray(value)) {
    return `[${value.map((item) => literal(item, indent)).join(", ")}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return "{}";
  const inner = `${indent}  `;
  const properties = entries.map(([name, property]) => {
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
    return `${inner}${key}: ${literal(property, inner)},`;
  });
  return `{\n${properties.join("\n")}\n${indent}}`;
}
