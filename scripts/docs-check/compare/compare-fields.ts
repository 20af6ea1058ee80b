/** Compares the rows of a page's tables with a schema, field by field and as deep as the tables go. */

import { type SchemaView, viewOf } from "../description/schema-view.ts";
import type { Field } from "../page/field.ts";
import { compareFlag, compareValue } from "./compare-value.ts";
import { type Comparison, flagText, onTrial, tableOf, typeText, valuesAt } from "./comparison.ts";
import { nestFlatRows } from "./flat-rows.ts";

const DEEPEST = 8;

/** Compares rows with the structure that they fit best, if it is one of several. */
export function compareFields(listed: Field[], view: SchemaView, where: string, at: Comparison): void {
  const fields = listed.flatMap((row) => unwrapped(row, view, at));
  const inner = wrapperOf(fields, view, at);
  if (inner) {
    compareFields(fields, inner.view, `${where}.${inner.name}`, at);
    return;
  }
  const whole = { ...view, alternatives: [] };
  const shared = (candidate: SchemaView) => fields.filter(({ name }) => candidate.properties.has(name)).length;
  // A page that has a table for each structure is about all of them.
  const several = fields.some(({ variants }) => variants !== undefined);
  const candidates = [whole, ...(several ? [] : view.alternatives)].filter(
    (candidate) => shared(candidate) === shared(whole),
  );
  const trials = candidates.map((candidate) =>
    onTrial(at, (trial) => {
      const rows = nestFlatRows(fields, candidate, at.description);
      compareRows(rows, { ...candidate, alternatives: view.alternatives }, where, trial);
    }),
  );
  const fewest = Math.min(...trials.map((found) => found.length));
  for (const difference of trials.find((found) => found.length === fewest) ?? []) at.report(difference);
}

/** Older pages list the name of a structure as if it were a field, which their examples do not have. */
function unwrapped(row: Field, view: SchemaView, at: Comparison): Field[] {
  const { name, children = [] } = row;
  const isField = view.properties.has(name) || at.examples.length === 0 || valuesAt(at.examples, name).length > 0;
  return !isField && 2 * knownIn(view, children) > children.length ? children : [row];
}

/** The field around a structure, where the page leaves it to the example: `properties` of `property` of `name`. */
function wrapperOf(fields: Field[], view: SchemaView, at: Comparison): { name: string; view: SchemaView } | undefined {
  if (fields.length < 2 || knownIn(view, fields) > 0) return undefined;
  const wrappers = [...view.properties].map(([name, schema]) => ({ name, view: viewOf(at.description, schema) }));
  return wrappers.find((wrapper) => 2 * knownIn(wrapper.view, fields) > fields.length);
}

function knownIn({ properties }: SchemaView, fields: Field[]): number {
  return fields.filter(({ name }) => properties.has(name)).length;
}

function compareRows(fields: Field[], view: SchemaView, where: string, at: Comparison): void {
  for (const field of fields) {
    const here = `${where}.${field.name}`;
    const schema = view.properties.get(field.name);
    if (!schema) {
      if (!view.open && !isNumbered(field.name, view)) reportUnknown(field, fields, view, here, at);
      continue;
    }
    const described = viewOf(at.description, schema);
    compareFlag(field, view.required.has(field.name), here, at);
    compareValue(field, described, here, at);
    const inner = described.items ? viewOf(at.description, described.items) : described;
    if (field.children && where.split(".").length < DEEPEST) {
      const examples = valuesAt(at.examples, field.name);
      compareStructures(field.variants ?? [field.children], inner, here, { ...at, flags: "strict", examples });
    }
  }
  reportMissing(fields, view, where, at);
}

/** Compares each of the structures that a field may have; what one of them lists is not missing in another. */
function compareStructures(structures: Field[][], view: SchemaView, where: string, at: Comparison): void {
  const listed = new Set(structures.flat().map(({ name }) => `${where}.${name}`));
  for (const fields of structures) {
    const found = onTrial(at, (trial) => compareFields(fields, view, where, trial));
    for (const difference of found) {
      if (!(difference.rule.endsWith(".missing") && listed.has(difference.where))) at.report(difference);
    }
  }
}

/** `typeName*` and `typeNameN` stand for `typeName1`, `typeName2` and so on. */
function isNumbered(name: string, { extra, properties }: SchemaView): boolean {
  return extra && properties.has(`${name.replace(/N$/, "")}1`);
}

function reportMissing(fields: Field[], view: SchemaView, where: string, at: Comparison): void {
  const listed = new Set(fields.map(({ name }) => name));
  const numbered = fields.filter(({ name }) => isNumbered(name, view)).map(({ name }) => name.replace(/N$/, ""));
  const isListed = (name: string) => listed.has(name) || numbered.some((stem) => name.replace(/\d+$/, "") === stem);
  // What the results of all variants have in common stands on the page of their operation.
  const common = at.variant && at.rule === "response" ? commonTo(view) : [];
  for (const [name, schema] of view.properties) {
    if (isListed(name) || common.includes(name)) continue;
    const inExample = valuesAt(at.examples, name).length > 0;
    const type = typeText(viewOf(at.description, schema));
    at.report({
      rule: `${at.rule}.missing`,
      where: `${where}.${name}`,
      page: inExample ? "only in the example" : "not there",
      spec: `${type}, ${flagText(view.required.has(name))}`,
      confidence: inExample || at.shaky ? "suspected" : "confirmed",
      cell: fields[0] ? tableOf(fields[0]) : "",
    });
  }
}

function commonTo({ alternatives: [first, ...others] }: SchemaView): string[] {
  return [...(first?.properties.keys() ?? [])].filter((name) => others.every(({ properties }) => properties.has(name)));
}

function reportUnknown(field: Field, fields: Field[], view: SchemaView, where: string, at: Comparison): void {
  // The example has a described field that the tables lack, and lacks this one: one of the two has another name.
  const renamed = [...view.properties.keys()].some(
    (name) => !fields.some((other) => other.name === name) && valuesAt(at.examples, name).length > 0,
  );
  at.report({
    rule: `${at.rule}.unknown`,
    where,
    page: [field.typeText, flagText(field.mandatory)].filter(Boolean).join(", ") || "there",
    spec: "not there",
    confidence: renamed && valuesAt(at.examples, field.name).length === 0 ? "suspected" : "confirmed",
    cell: field.cell,
  });
}
