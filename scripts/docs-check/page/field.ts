import type { PageType } from "./page-type.ts";

/** A parameter or field as a page describes it. */
export interface Field {
  name: string;
  mandatory: boolean | "conditional" | undefined;
  type: PageType | undefined;
  typeText: string;
  /** Everything the row says in words. */
  text: string;
  defaultText: string;
  rangeText: string;
  place: string;
  /** Place on the page, for a person to look it up. */
  cell: string;
  children?: Field[];
  /** Set where several tables describe it, each of them one of the structures that it may have. */
  variants?: Field[][];
}

/** A field with the marks that say how deep it is nested. */
export interface PlacedField {
  field: Field;
  depth: number;
}

/**
 * Puts fields below their parents, where the rows of one table say so: by marks (`> name`), by dots (`graph.name`), or
 * by a column of parents.
 */
export function nest(placed: PlacedField[]): Field[] {
  const top: Field[] = [];
  const path: { field: Field; depth: number }[] = [];
  for (const { field, depth } of placed) {
    while (path.length > 0 && (path.at(-1)?.depth ?? 0) >= depth) path.pop();
    const siblings = depth === 0 ? top : childrenOf(path.at(-1)?.field, top);
    const steps = field.name.split(".");
    insert(siblings, steps, field);
    path.push({ field, depth });
  }
  return top;
}

function childrenOf(field: Field | undefined, otherwise: Field[]): Field[] {
  if (!field) return otherwise;
  field.children ??= [];
  return field.children;
}

function insert(fields: Field[], steps: string[], field: Field): void {
  const [first = "", ...rest] = steps;
  field.name = steps.at(-1) as string;
  if (rest.length === 0) {
    fields.push(field);
    return;
  }
  let parent = fields.findLast(({ name }) => name === first);
  if (!parent) {
    parent = {
      ...field,
      name: first,
      mandatory: undefined,
      type: undefined,
      typeText: "",
      text: "",
      defaultText: "",
      rangeText: "",
    };
    fields.push(parent);
  }
  insert(childrenOf(parent, fields), rest, field);
}
