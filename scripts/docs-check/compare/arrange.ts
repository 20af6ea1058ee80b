/** Puts the tables of a page together: which are the body itself, and which describe a field of another table. */

import type { Description, Schema } from "../../openapi.ts";
import { type SchemaView, viewOf } from "../description/schema-view.ts";
import type { PageTable } from "../page/extract.ts";
import type { Field } from "../page/field.ts";
import { ERROR_FIELDS } from "../page/vocabulary.ts";
import { nestFlatRows } from "./flat-rows.ts";

export interface Arranged {
  /** The fields of the body itself; undefined when no table lists them. */
  top: Field[] | undefined;
  /** Tables of fields that no table on the page has, by where the description has those fields. */
  detached: { where: string[]; table: PageTable }[];
  /** Tables that belong to nothing. */
  orphans: PageTable[];
}

export function arrange(tables: PageTable[], description: Description, schema: Schema | undefined): Arranged {
  const arranged: Arranged = { top: undefined, detached: [], orphans: [] };
  const given = new Map<Field, Field[][]>();
  const loose = tables.filter((table) => {
    const owners = ownersOf(table, tables);
    for (const owner of owners) given.set(owner, [...(given.get(owner) ?? []), table.fields]);
    return owners.length === 0;
  });
  for (const [owner, structures] of given) {
    owner.children = structures.flat();
    if (structures.length > 1) owner.variants = structures;
  }
  for (const table of loose) {
    const where = schema ? placeOf(table, description, schema) : [];
    if (where?.length === 0 || (where === undefined && arranged.top === undefined)) {
      arranged.top = [...(arranged.top ?? []), ...table.fields];
    } else if (where === undefined) arranged.orphans.push(table);
    else if (!adopt(arranged.top ?? [], where, table)) arranged.detached.push({ where, table });
  }
  arranged.orphans.push(...unreached(tables, arranged));
  return arranged;
}

/** Tables that only refer to each other would be compared with nothing. */
function unreached(tables: PageTable[], { top = [], detached, orphans }: Arranged): PageTable[] {
  const reached = new Set<Field>();
  const visit = (field: Field) => {
    if (reached.has(field)) return;
    reached.add(field);
    for (const child of field.children ?? []) visit(child);
  };
  for (const field of [
    top,
    ...[...detached.map(({ table }) => table), ...orphans].map(({ fields }) => fields),
  ].flat()) {
    visit(field);
  }
  return tables.filter(({ fields }) => fields.some((field) => !reached.has(field)));
}

/** The fields that name a table: by its number, by its caption, or by the type that it describes. */
function ownersOf(table: PageTable, tables: PageTable[]): Field[] {
  const words: string[] = table.caption.replace(WHOLE_BODY, "").match(/[A-Za-z_][\w-]*/g) ?? [];
  const others = tables.filter((other) => other !== table).flatMap(({ fields }) => fields);
  if (table.owner !== undefined) return others.filter(({ name }) => name === table.owner);
  const byPath = ownersOnPath(table, tables);
  if (byPath.length > 0) return byPath;
  const numbered = new RegExp(`(?:\\btable|表)\\s*${table.number}(?!\\d)`, "i");
  const compound = ({ type }: Field) =>
    type === undefined || type.types.some((name) => name === "object" || name === "array");
  const byNumber = others.filter(
    ({ text, typeText }) => table.number !== undefined && numbered.test(`${text} ${typeText}`),
  );
  if (byNumber.length > 0) return byNumber;
  const byType = others.filter(({ type, typeText }) => {
    const structure = type?.structure ?? type?.items?.structure ?? (type === undefined ? typeText : undefined);
    return structure !== undefined && words.some((word) => word.toLowerCase() === structure.toLowerCase());
  });
  if (byType.length > 0) return byType;
  const byName = others.filter((field) => compound(field) && words.some((word) => alike(word, field.name)));
  if (byName.length > 0) return byName;
  const telling = words.filter((word) => word.length > 4 && /[a-z][A-Z]|_/.test(word));
  return others.filter((field) => compound(field) && telling.some((word) => field.text.includes(word)));
}

/** The fields that a caption names with the field around them, as in "subgraphCreator.parameters". */
function ownersOnPath({ caption }: PageTable, tables: PageTable[]): Field[] {
  const steps = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+/.exec(caption)?.[0].split(".") ?? [];
  const [around, name] = steps.slice(-2);
  if (around === undefined || name === undefined) return [];
  return tables
    .filter((table) => (table.caption.match(/[A-Za-z_]\w*/g) ?? []).at(-1) === around)
    .flatMap(({ fields }) => fields.filter((field) => field.name === name));
}

/** Captions of the body itself, whose words name no field. */
const WHOLE_BODY =
  /\b(request|response|path|query|uri|url|header|body)(\s+\w+)?\s+param(eter)?s?\b|\bparameter descriptions?\b|(请求|响应|返回)\s*(body|header|消息|体)?\s*(参数|要素)|(body|header|path|query|uri|url)\s*(参数|要素)/gi;

const GENERIC = /^(parameters?|request|response|body|description|structure|table|fields?|elements?|of|the)$/;

function alike(word: string, name: string): boolean {
  const [a, b] = [word.toLowerCase(), name.toLowerCase()];
  return a === b ? !GENERIC.test(word) || word === name : !GENERIC.test(a) && (`${a}s` === b || a === `${b}s`);
}

/** Path to fields like these in the description: empty for the body itself, undefined if there is none. */
export function placeOf(table: PageTable, description: Description, schema: Schema): string[] | undefined {
  let best: { where: string[]; known: number } = { where: [], known: 0 };
  // Many structures have fields for an error, as the body itself does; they tell nothing.
  const telling = table.fields.filter(({ name }) => !ERROR_FIELDS.has(name));
  const fields = telling.length > 0 ? telling : table.fields;
  const visit = (view: SchemaView, where: string[], seen: Schema[]) => {
    const known = knownRows(nestFlatRows(fields, view, description), view, description);
    if (known > best.known) best = { where, known };
    if (view.items) visit(viewOf(description, view.items), where, seen);
    for (const [name, property] of view.properties) {
      if (where.length < 5 && !seen.includes(property))
        visit(viewOf(description, property), [...where, name], [...seen, property]);
    }
  };
  visit(viewOf(description, schema), [], [schema]);
  return best.known === 0 ? undefined : best.where;
}

/** Rows that the description has here, those of structures included. */
function knownRows(fields: Field[], view: SchemaView, description: Description): number {
  return fields.reduce((sum, { name, children = [] }) => {
    const schema = view.properties.get(name);
    if (!schema) return sum;
    const own = viewOf(description, schema);
    return sum + 1 + knownRows(children, own.items ? viewOf(description, own.items) : own, description);
  }, 0);
}

/** The structure at a place in the description. */
export function viewAt(steps: string[], view: SchemaView, description: Description): SchemaView {
  return steps.reduce<SchemaView>((found, name) => {
    const next = viewOf(description, found.properties.get(name) ?? {});
    return next.items ? viewOf(description, next.items) : next;
  }, view);
}

function adopt(fields: Field[], where: string[], table: PageTable): boolean {
  const owner = where.reduce<Field | undefined>(
    (found, name, at) => (at === 0 ? fields : (found?.children ?? [])).find((field) => field.name === name),
    undefined,
  );
  if (!owner || owner.children) return false;
  owner.children = table.fields;
  return true;
}
