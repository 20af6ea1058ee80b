import { type Context, METHODS, type Operation, type Parameter, type PathItem, type Schema } from "../../openapi.ts";
import { sampleArguments, sampleInput } from "../../sample.ts";

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
            { lang: "TypeScript", label: "TypeScript", source: typeScript(operation, values, options) },
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

/** True for values that belong in a sample: the required ones that the client does not fill in. */
function shown({ parameter }: Value): boolean {
  return parameter.required === true;
}

function typeScript(operation: Operation, values: Value[], options: Options): string {
  const examples = new Map(values.map(({ parameter, value }) => [parameter, value]));
  const input = sampleInput(operation, [...examples.keys()], (parameter) => examples.get(parameter));
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
    `const response = await client.${operation.operationId}(${sampleArguments(input)});`,
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
