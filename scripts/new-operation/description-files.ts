import { pageUrl } from "../openapi.ts";
import { type Edit, insert } from "./edits.ts";
import type { NewOperation } from "./new-operation.ts";

/** The operation's file, and its line in the list of paths. */
export function descriptionFiles(operation: NewOperation): Edit[] {
  const { description, folder, fileName, method, path } = operation;
  const reference = `operations/${folder}/${fileName}.yaml`;
  return [
    { file: `spec/${description}/${reference}`, isNew: true, write: () => skeleton(operation) },
    // Behind the last operation of its tag, which may be one of several methods of a path.
    insert(
      `spec/${description}/openapi.yaml`,
      new RegExp(`^.*operations/${folder}/.*\\n(?:    \\w+: .*\\n)*`, "m"),
      (found) => `${found}  ${path}: { ${method}: { $ref: ${reference} } }\n`,
    ),
  ];
}

function skeleton({ description, tag, name, summary, path, page }: NewOperation): string {
  const errors = description === "management-v2" ? "../../errors.yaml" : "../../../shared/errors.yaml";
  const names = description === "management-v2" ? ["error_code", "error_msg"] : ["errorCode", "errorMessage"];
  const code = description === "service-v1" ? "GES.8000" : "GES.7000";
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameterNamed(String(parameter)));
  const [, action] = path.split("#");
  return `# Replace by the facts of the vendor's page: texts, page, Chinese names, parameters, body, responses, examples.

operationId: ${name}
summary: ${summary}
description: |
  Replace this by what the operation does, and by what it needs.
tags: [${tag}]

externalDocs:
  description: ${summary} (${page})
  url: ${pageUrl(page)}
x-ges-page: ${page}
x-ges-source:
  - page: ${page}
    date: '${new Date().toISOString().slice(0, 10)}'
    shows: [table]
x-ges-retry: unsafe
x-ges-zh:
  title: 待译
  term: 待译
  own: true

parameters:
${parameters.join("\n")}${action === undefined ? "" : `\n${actionParameter(action)}`}

responses:
  '200':
    description: The operation is done.
    content:
      application/json:
        schema:
          $ref: ../../../shared/schemas.yaml#/EmptyObject
        examples:
          ${name.charAt(0).toUpperCase()}${name.slice(1)}Response:
            value: {}
  '400':
    description: The operation cannot be done.
    content:
      application/json:
        schema:
          $ref: ${errors}#/Error
        examples:
          GraphNotFound:
            value:
              ${names[0]}: ${code}
              ${names[1]}: The graph does not exist or has been deleted.
${SHARED_ERRORS.map(([status, response]) => `  '${status}':\n    $ref: ${errors}#/${response}`).join("\n")}
`;
}

const SHARED_ERRORS = [
  ["401", "Unauthorized"],
  ["403", "Forbidden"],
  ["404", "NotFound"],
  ["500", "InternalServerError"],
  ["503", "ServiceUnavailable"],
];

const SHARED_PARAMETERS: Readonly<Record<string, string>> = {
  project_id: "ProjectId",
  graph_id: "GraphId",
  graph_name: "GraphName",
  job_id: "JobId",
};

function parameterNamed(name: string): string {
  const shared = SHARED_PARAMETERS[name];
  if (shared !== undefined) return `  - $ref: ../../../shared/parameters.yaml#/${shared}`;
  return `  - name: ${name}
    in: path
    required: true
    description: Replace this by what the parameter names.
    schema: { type: string, minLength: 1 }
    example: replaced`;
}

function actionParameter(action: string): string {
  return `  - name: action_id
    in: query
    required: true
    description: Name of the action, always \`${action}\`.
    schema:
      type: string
      const: ${action}
    example: ${action}`;
}
