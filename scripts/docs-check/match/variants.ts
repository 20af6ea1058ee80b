/** Operations whose body is one of several, told apart by one of its fields: each variant is held against its own pages. */
import type { Schema } from "../../openapi.ts";
import { type DescribedOperation, viewOf } from "../description/schema-view.ts";
import type { PageFacts } from "../page/extract.ts";
import { constantIn } from "../page/prose/constant.ts";
import { wordsOfTitle } from "../page/title.ts";

export interface Variant {
  /** Value of the field that tells the variants apart, as in `pagerank`. */
  name: string;
  field: string;
  described: DescribedOperation;
}

const variants = new WeakMap<DescribedOperation, Variant[]>();

export function variantsOf(described: DescribedOperation): Variant[] {
  const known = variants.get(described);
  if (known) return known;
  const found = readVariants(described);
  variants.set(described, found);
  return found;
}

function readVariants(described: DescribedOperation): Variant[] {
  const { description, operation } = described;
  const media = operation.requestBody?.content["application/json"];
  if (!media) return [];
  const view = viewOf(description, media.schema);
  const field = [...view.required].find((name) => {
    const values = view.alternatives.map(({ properties }) => viewOf(description, properties.get(name) ?? {}).values);
    return values.length > 1 && values.every(({ length }) => length === 1);
  });
  if (field === undefined) return [];
  return alternativesOf(described, media.schema).flatMap((schema): Variant[] => {
    const [name] = viewOf(description, viewOf(description, schema).properties.get(field) ?? {}).values;
    if (name === undefined) return [];
    const content = { "application/json": { ...media, schema } };
    const own = { ...described, operation: { ...operation, requestBody: { content } }, variant: name };
    return [{ name, field, described: own }];
  });
}

function alternativesOf({ description }: DescribedOperation, schema: Schema): Schema[] {
  const name = schema.$ref?.split("/").at(-1);
  const own = name === undefined ? schema : (description.components.schemas?.[name] ?? {});
  return [...(own.oneOf ?? []), ...(own.anyOf ?? [])];
}

/** The variants that have a page of this number. */
export function variantsNumbered(id: string | undefined, described: DescribedOperation): DescribedOperation[] {
  const pages = described.operation["x-ges-variant-pages"] ?? {};
  return variantsOf(described).flatMap(({ name, described: own }) =>
    id !== undefined && pages[name]?.includes(id) ? [own] : [],
  );
}

/** The variant that a page of an operation is about; where the page may be about all of them, those as well. */
export function variantsOn(page: PageFacts, described: DescribedOperation): DescribedOperation[] {
  const all = variantsOf(described);
  const [first] = all;
  if (!first) return [described];
  const numbered = variantsNumbered(page.id, described);
  if (numbered.length > 0) return numbered;
  const claimed = claimsOf(page, first.field);
  const named = all.filter(({ name }) => claimed.includes(name));
  const titled = bestTitled(page.title, named.length > 0 ? named : all);
  if (titled) return [titled.described];
  const listed = page.tables.some(({ fields }) => fields.some(({ name }) => name === first.field));
  const one = named.length === 1 ? named.map(({ described: own }) => own) : [];
  return one.length > 0 && !listed ? one : [...one, described];
}

/** Values of a field in the examples of the page, and in the row that prescribes it. */
function claimsOf(page: PageFacts, field: string): string[] {
  const inExamples = page.examples.flatMap(({ part, value }) => {
    const own = part === "request" && typeof value === "object" && value !== null && Object.entries(value);
    return own ? own.flatMap(([name, text]) => (name === field ? [String(text)] : [])) : [];
  });
  const inTables = page.tables
    .flatMap(({ fields }) => fields)
    .flatMap(({ name, text }) => (name === field ? (constantIn(text) ?? []) : []));
  return [...inExamples, ...inTables];
}

/** The variant whose name a title has in it, with as many words as possible. */
export function bestTitled(title: string, candidates: Variant[]): Variant | undefined {
  const words = wordsOfTitle(title);
  const joined = words.join("");
  const fitting = candidates.filter(({ name }) => {
    const own = wordsOfTitle(name);
    return own.every((word) => words.includes(word)) || joined.includes(own.join(""));
  });
  return fitting.toSorted(
    (a, b) => wordsOfTitle(b.name).length - wordsOfTitle(a.name).length || b.name.length - a.name.length,
  )[0];
}
