/** Compares the rows of a page's tables with a schema, field by field and as deep as the tables go. */

import { type SchemaView, viewOf } from "../description/schema-view.ts";
import type { Field } from "../page/field.ts";
import { compareFlag, compareValue } from "./compare-value.ts";
import { type Comparison, flagText, onTrial, tableOf, typeText, valuesAt } from "./comparison.ts";
import { nestFlatRows } from "./flat-rows.ts";

const DEEPEST = 8;

/** Compares rows with the structure that they fit best, if it is one of several. */
export function compareFields(fields: Field[], view: SchemaView, where: string, at: Comparison): void {
  const whole = { ...view, alternatives: [] };
  const shared = (candidate: SchemaView) => fields.filter(({ name }) => candidate.properties.has(name)).length;
  const candidates = [whole, ...view.alternatives].filter((candidate) => shared(candidate) === shared(whole));
  const trials = candidates.map((candidate) =>
    onTrial(at, (trial) => compareRows(nestFlatRows(fields, candidate, at.description), candidate, where, trial)),
  );
  const fewest = Math.min(...trials.map((found) => found.length));
  for (const difference of trials.find((found) => found.length === fewest) ?? []) at.report(difference);
}

function compareRows(fields: Field[], view: SchemaView, where: string, at: Comparison): void {
  for (const field of fields) {
    const here = `${where}.${field.name}`;
    const schema = view.properties.get(field.name);
    if (!schema) {
      if (!view.open) reportUnknown(field, fields, view, here, at);
      continue;
    }
    const described = viewOf(at.description, schema);
    compareFlag(field, view.required.has(field.name), here, at);
    compareValue(field, described, here, at);
    const inner = described.items ? viewOf(at.description, described.items) : described;
    if (field.children && where.split(".").length < DEEPEST) {
      const examples = valuesAt(at.examples, field.name);
      compareFields(field.children, inner, here, { ...at, flags: "strict", examples });
    }
  }
  reportMissing(fields, view, where, at);
}

function reportMissing(fields: Field[], view: SchemaView, where: string, at: Comparison): void {
  const listed = new Set(fields.map(({ name }) => name));
  for (const [name, schema] of [...view.properties].filter(([key]) => !listed.has(key))) {
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
