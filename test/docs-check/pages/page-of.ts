/** The page that a description would have been written from: every fact of an operation, in the vendor's terms. */

import {
  type DescribedOperation,
  responseOf,
  type SchemaView,
  viewOf,
} from "../../../scripts/docs-check/description/schema-view.ts";
import { variantsOf } from "../../../scripts/docs-check/match/variants.ts";
import type { Parameter, Schema } from "../../../scripts/openapi.ts";
import type { PageModel, PageRow, PageTable } from "./model.ts";

const MOST_LEVELS = 4;

/** A page for each operation, and one for each variant where the body is one of several. */
export function pagesOf(described: DescribedOperation): PageModel[] {
  const variants = variantsOf(described);
  return variants.length === 0
    ? [pageOf(described)]
    : variants.map(({ name, described: variant }) => ({ ...pageOf(variant), title: titleOf(variant, name) }));
}

/** Pages about an algorithm, which have a title and tables and no call at all. */
export function algorithmPagesOf(described: DescribedOperation): PageModel[] {
  return variantsOf(described).flatMap(({ name, described: variant }) => {
    const page = pageOf(variant);
    const start = page.body.find((table) => table.name === "RequestParameters");
    if (!start) return [];
    const body = page.body
      .slice(page.body.indexOf(start))
      .map((table) => (table === start ? { ...table, name: "" } : table));
    const none = { parameters: [], response: [], error: [], statuses: [], examples: {} };
    return [{ ...page, ...none, title: titleOf(variant, name), bare: true, body: reachable(body) }];
  });
}

function titleOf({ path }: DescribedOperation, variant: string): string {
  const family = ["hyg", "subgraph", "dynamic"].find((part) => path.includes(part));
  const words = variant.replaceAll("_", " ");
  return family === undefined ? `${words} (1.0.0)` : `${words} (${family.replace("hyg", "HyG")})`;
}

/** Without the structures of other fields that stand behind. */
function reachable(tables: PageTable[]): PageTable[] {
  const names = new Set([""]);
  for (const { name, rows } of tables) {
    if (names.has(name)) for (const { structure } of rows) if (structure !== undefined) names.add(structure);
  }
  return tables.filter(({ name }) => names.has(name));
}

export function pageOf(described: DescribedOperation): PageModel {
  const { operation, method, path, parameters } = described;
  const body = operation.requestBody?.content["application/json"]?.schema;
  const action = parameters.find(({ name }) => name === "action_id")?.schema.const;
  const listed = parameters.filter(({ name, in: place }) => name !== "action_id" && place !== "header");
  const success = answerOf(described, (status) => status < 300);
  const failure = answerOf(described, (status) => status >= 400);
  return {
    operationId: operation.operationId,
    ...(described.variant !== undefined && { variant: described.variant }),
    id: operation["x-ges-page"],
    title: operation.externalDocs.description.replace(/\s*\([^()]*\)$/, ""),
    method,
    path,
    query: action === undefined ? [] : [`action_id=${action}`],
    parameters: listed.map((parameter) => parameterRow(described, parameter)),
    body: body ? tablesOf(described, body, "Request") : [],
    response: success.schema ? tablesOf(described, success.schema, "Response") : [],
    error: failure.schema ? tablesOf(described, failure.schema, "Error") : [],
    statuses: Object.keys(operation.responses).map(Number),
    examples: {
      ...(described.variant === undefined
        ? exampleOf(operation.requestBody?.content["application/json"]?.examples, "request")
        : { request: { algorithmName: described.variant } }),
      ...exampleOf(success.examples, "response"),
      ...errorExample(failure),
    },
  };

  function exampleOf(examples: Record<string, { value: unknown }> | undefined, name: string): Record<string, unknown> {
    const [first] = Object.values(examples ?? {});
    return first ? { [name]: first.value } : {};
  }
}

function answerOf({ description, operation }: DescribedOperation, wanted: (status: number) => boolean) {
  const [status, response] = Object.entries(operation.responses).find(([status]) => wanted(Number(status))) ?? [];
  const media = response && responseOf(description, response).content?.["application/json"];
  return { status: Number(status), schema: media?.schema, examples: media?.examples };
}

function errorExample({ status, examples }: ReturnType<typeof answerOf>): PageModel["examples"] {
  const [first] = Object.values(examples ?? {});
  return first ? { error: { status, value: first.value } } : {};
}

function parameterRow(described: DescribedOperation, parameter: Parameter): PageRow {
  const row = rowOf(described, parameter.name, parameter.schema, parameter.required === true);
  return { ...row, in: parameter.in === "path" ? "path" : "query" };
}

function tablesOf(described: DescribedOperation, schema: Schema, prefix: string): PageTable[] {
  const tables: PageTable[] = [];
  const visit = (view: SchemaView, name: string, level: number) => {
    const table: PageTable = { name, rows: [] };
    tables.push(table);
    const common = described.variant !== undefined && prefix === "Response" ? commonTo(view) : [];
    for (const [key, property] of view.properties) {
      if (common.includes(key)) continue;
      const row = rowOf(described, key, property, view.required.has(key));
      const inner = structureOf(described, property);
      if (inner && level < MOST_LEVELS) {
        row.structure = unique(`${prefix}${capital(key)}`, tables);
        row.type = row.type.startsWith("Array") ? `Array of ${row.structure} objects` : `${row.structure} object`;
        visit(inner, row.structure, level + 1);
      }
      table.rows.push(row);
    }
  };
  const top = viewOf(described.description, schema);
  if (top.properties.size > 0) visit(top, "", 0);
  return tables;
}

/** Results of every variant, which the vendor lists on the page of the operation only. */
function commonTo({ alternatives: [first, ...others] }: SchemaView): string[] {
  return [...(first?.properties.keys() ?? [])].filter((name) => others.every(({ properties }) => properties.has(name)));
}

function structureOf({ description }: DescribedOperation, schema: Schema): SchemaView | undefined {
  const view = viewOf(description, schema);
  const inner = view.items ? viewOf(description, view.items) : view;
  return inner.properties.size > 0 ? inner : undefined;
}

function rowOf({ description }: DescribedOperation, name: string, schema: Schema, mandatory: boolean): PageRow {
  const view = viewOf(description, schema);
  const fallback =
    view.default === undefined || typeof view.default === "object" ? {} : { default: String(view.default) };
  return {
    name,
    mandatory,
    accepted: [...view.types],
    type: typeName(kindOf(view), view.items && viewOf(description, view.items)),
    values: view.types.has("boolean") || view.types.has("array") ? [] : view.values,
    ...fallback,
    limits: view.types.has("array") || view.values.length > 0 ? {} : view.limits,
  };
}

function kindOf(view: SchemaView): string {
  const [type = "object"] = ["string", "boolean", "integer", "number", "array"].filter((name) => view.types.has(name));
  return type;
}

function typeName(type: string, items: SchemaView | undefined): string {
  if (type === "array") {
    const inner = items ? kindOf(items) : "object";
    return inner === "array" ? "List" : `Array of ${inner}s`;
  }
  return { string: "String", integer: "Integer", number: "Double", boolean: "Boolean" }[type] ?? "Object";
}

function unique(name: string, tables: PageTable[]): string {
  return tables.some((table) => table.name === name) ? `${name}${tables.length}` : name;
}

function capital(name: string): string {
  return name.replace(/(^|_)([a-z])/g, (_, _mark, letter: string) => letter.toUpperCase());
}
