/** Compares what the service answers: the fields of success and of failure, the status codes, the examples of errors. */
import type { Description, Schema } from "../../openapi.ts";
import { type DescribedOperation, responseOf, type SchemaView, viewOf } from "../description/schema-view.ts";
import type { PageFacts, PageTable } from "../page/extract.ts";
import type { Field } from "../page/field.ts";
import { placeOf, viewAt } from "./arrange.ts";
import { codesIn } from "./compare-codes.ts";
import { compareExample } from "./compare-example.ts";
import { type Base, compareTables } from "./compare-tables.ts";
import { compareFlag } from "./compare-value.ts";
import type { Comparison, Report } from "./comparison.ts";
import { nestFlatRows } from "./flat-rows.ts";

export function compareResponses(page: PageFacts, described: DescribedOperation, base: Base): void {
  const success = schemaOf(described, (status) => status < 300);
  const failure = schemaOf(described, (status) => status >= 400);
  const tables = page.tables.filter(({ part, caption }) => part === "response" && !/header|消息头/i.test(caption));
  const isFailure = ({ status }: PageTable) => status !== undefined && status >= 400;
  const failing = (name: string) => failure.view?.properties.has(name) && !success.view?.properties.has(name);
  // Older pages list the fields of success and of failure in one table.
  const split = tables
    .filter((table) => !isFailure(table))
    .map((table) =>
      success.view ? { ...table, fields: nestFlatRows(table.fields, success.view, base.description) } : table,
    )
    .map((table) => {
      const place = success.schema ? placeOf(table, base.description, success.schema) : undefined;
      const own = success.view && viewAt(place ?? [], success.view, base.description);
      const fails = ({ name }: Field) => failing(name) && !own?.properties.has(name);
      return {
        success: { ...table, fields: table.fields.filter((field) => !fails(field)) },
        failure: { ...table, fields: table.fields.filter(fails) },
      };
    });
  const shared =
    split.some((part) => part.failure.fields.length > 0) ||
    split.some((part) => part.success.fields.some(({ name }) => failure.view?.properties.has(name))) ||
    tables.some((table) => isFailure(table) && table.fields.some(({ mandatory }) => mandatory !== undefined));
  const flags = shared ? "shared" : base.flags;

  const examples = (failed: boolean) =>
    page.examples
      .filter((example) => example.part === "response" && example.failed === failed)
      .map(({ value }) => value);
  const successTables = split.map((part) => part.success).filter(({ fields }) => fields.length > 0);
  const at: Comparison = { ...base, rule: "response", flags, examples: examples(false) };
  const results = base.variant && !success.view?.properties.has("data") ? jobOutputs(base.description) : undefined;
  const [ofCall, ofJob] = results
    ? apart(successTables, success.view, viewOf(base.description, results))
    : [successTables, []];
  if (ofCall.length > 0 || ofJob.length === 0) compareTables(ofCall, success.schema, success.view, "response", at);
  if (results && ofJob.length > 0) {
    compareTables(ofJob, results, viewOf(base.description, results), "job.outputs", { ...at, examples: [] });
  }
  const listed = (name: string) => tables.some(({ fields }) => fields.some((field) => field.name === name));
  if (success.view) {
    for (const value of at.examples)
      compareExample(value, success.view, "response-example", { ...at, rule: "response-example", listed });
  }

  const failures = [...tables.filter(isFailure), ...split.map((part) => part.failure)].filter(
    ({ fields }) => fields.length > 0,
  );
  if (failures.length === 0) return;
  const error: Comparison = { ...base, rule: "error", flags, examples: examples(true) };
  // In a table for both, "mandatory" would mean that a success has the field as well.
  for (const field of flags === "shared" ? failures.flatMap(({ fields }) => fields) : []) {
    if (field.mandatory === true && failing(field.name)) {
      compareFlag(field, false, `error.${field.name}`, error);
      field.mandatory = undefined;
    }
  }
  compareTables(failures, failure.schema, failure.view, "error", error);
}

/** The rows about the call itself, and those about the results of its job, which may stand in one table. */
function apart(tables: PageTable[], call: SchemaView | undefined, job: SchemaView): [PageTable[], PageTable[]] {
  const isOfCall = (name: string) => call?.properties.has(name) === true;
  const rows = tables.map((table) => {
    const own = table.fields.some(({ name }) => isOfCall(name));
    const results = table.fields.filter(({ name }) => !isOfCall(name) && (!own || job.properties.has(name)));
    const fields = table.fields.filter((field) => !results.includes(field));
    return [
      { ...table, fields },
      { ...table, fields: results },
    ] as const;
  });
  const filled = (at: 0 | 1) => rows.map((parts) => parts[at]).filter(({ fields }) => fields.length > 0);
  return [filled(0), filled(1)];
}

/** Results that the job of an algorithm leads to, which the algorithm's page lists though another call reads them. */
function jobOutputs(description: Description): Schema | undefined {
  const operation = Object.values(description.paths).find(({ get }) => get?.operationId === "showJob")?.get;
  const response = operation?.responses["200"];
  const schema = response && responseOf(description, response).content?.["application/json"]?.schema;
  const data = schema && viewOf(description, schema).properties.get("data");
  return data && viewOf(description, data).properties.get("outputs");
}

function schemaOf(
  { description, operation }: DescribedOperation,
  wanted: (status: number) => boolean,
): { schema: Schema | undefined; view: SchemaView | undefined } {
  for (const [status, response] of Object.entries(operation.responses)) {
    const schema = wanted(Number(status))
      ? responseOf(description, response).content?.["application/json"]?.schema
      : undefined;
    if (schema) return { schema, view: viewOf(description, schema) };
  }
  return { schema: undefined, view: undefined };
}

export function compareStatuses(page: PageFacts, { operation }: DescribedOperation, report: Report): void {
  const described = Object.keys(operation.responses).map(Number);
  for (const { status, cell } of page.statuses) {
    if (!described.includes(status)) {
      report({
        rule: "status.unknown",
        where: `status.${status}`,
        page: String(status),
        spec: "not there",
        confidence: "confirmed",
        cell,
      });
    }
  }
  if (!page.statuses.some(({ listed }) => listed)) {
    report({
      rule: "status.missing",
      where: "status",
      page: "no table of status codes",
      spec: described.join(", "),
      confidence: "suspected",
      cell: "",
    });
    return;
  }
  const listed = page.statuses.filter((status) => status.listed);
  const onPage = new Set(listed.map(({ status }) => status));
  const labelled = new Set(page.statuses.map(({ status }) => status));
  const saysSuccess = [...onPage].some((status) => status < 300);
  for (const status of described.filter((code) => !onPage.has(code) && (code >= 300 || saysSuccess))) {
    report({
      rule: "status.missing",
      where: `status.${status}`,
      page: labelled.has(status) ? "not in the table of status codes" : "not there",
      spec: String(status),
      confidence: labelled.has(status) ? "suspected" : "confirmed",
      cell: listed[0]?.cell.replace(/, row .*$/s, "") ?? "",
    });
  }
}

export function compareErrorExamples(
  page: PageFacts,
  described: DescribedOperation,
  base: Base,
  errorCodes: Map<string, number>,
): void {
  const { view } = schemaOf(described, (status) => status >= 400);
  if (!view) return;
  const rows = page.tables.filter(({ part }) => part === "response").flatMap(({ fields }) => fields);
  for (const { value, status } of page.examples.filter((example) => example.part === "response" && example.failed)) {
    if (typeof value !== "object" || value === null) continue;
    const body = value as Record<string, unknown>;
    const cell = `error example: ${JSON.stringify(body).slice(0, 100)}`;
    const listed = (name: string) => rows.some((field) => field.name === name);
    compareExample(body, view, "error-example", { ...base, rule: "error-example", examples: [], listed });
    for (const name of [...view.required].filter((required) => !Object.hasOwn(body, required))) {
      base.report({
        rule: "error-example.missing",
        where: `error-example.${name}`,
        page: "not there",
        spec: "mandatory",
        confidence: listed(name) ? "suspected" : "confirmed",
        cell,
      });
    }
    for (const code of codesIn(body)) compareCode(code, status, cell);
  }

  function compareCode(code: string, status: number | undefined, cell: string): void {
    if (!errorCodes.has(code)) {
      base.report({
        rule: "error-example.code",
        where: `error-example.${code}`,
        page: code,
        spec: "not in the catalogue of error codes",
        confidence: "confirmed",
        cell,
      });
    }
    const own = statusesOf(described, code);
    const expected = own.length > 0 ? own : [errorCodes.get(code) ?? status];
    if (status !== undefined && !expected.includes(status)) {
      const confidence = own.length > 0 ? "confirmed" : "suspected";
      base.report({
        rule: "error-example.status",
        where: `error-example.${code}`,
        page: String(status),
        spec: expected.join(" or "),
        confidence,
        cell,
      });
    }
  }
}

/** The statuses under which the operation's own examples have a code. */
function statusesOf({ description, operation }: DescribedOperation, code: string): number[] {
  return Object.entries(operation.responses).flatMap(([status, response]) => {
    const examples = Object.values(responseOf(description, response).content?.["application/json"]?.examples ?? {});
    return examples.some(({ value }) => JSON.stringify(value).includes(`"${code}"`)) ? [Number(status)] : [];
  });
}
