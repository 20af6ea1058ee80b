/** Rows of a structure that follow the row of its field in the same table, without a mark that says so. */
import type { Description } from "../../openapi.ts";
import { type SchemaView, viewOf } from "../description/schema-view.ts";
import type { Field } from "../page/field.ts";

interface Owner {
  field: Field;
  view: SchemaView;
}

/** The rows with those that belong to a structure put below it, as far as the description tells. */
export function nestFlatRows(fields: Field[], view: SchemaView, description: Description): Field[] {
  const top: Field[] = [];
  /** Structures whose rows may follow, the innermost last. */
  let owners: Owner[] = [];
  let inside: Owner | undefined;
  fields.forEach((original, at) => {
    const field = { ...original };
    const level = levelOf(field.name, owners, inside);
    const atTop = view.properties.has(field.name) && !top.some(({ name }) => name === field.name);
    const again = fields.slice(at + 1).some(({ name }) => name === field.name);
    const owner = atTop && !(level && (again || level === inside)) ? undefined : (level ?? strange(field, at));
    if (owner) {
      owner.field.children = [...(owner.field.children ?? []), field];
      owners = owners.slice(0, owners.indexOf(owner) + 1);
    } else {
      top.push(field);
      owners = [];
    }
    inside = owner;
    const structure = structureOf(description, (owner?.view ?? view).properties.get(field.name));
    if (structure && !field.children) owners.push({ field, view: structure });
  });
  return top;

  /** A row that neither level knows stands among the rows around it. */
  function strange(field: Field, at: number): Owner | undefined {
    if (view.properties.has(field.name)) return undefined;
    if (inside) return inside;
    const next = fields[at + 1];
    const open = owners.at(-1);
    const nextInside = next && !view.properties.has(next.name) && open?.view.properties.has(next.name);
    return nextInside ? open : undefined;
  }
}

/** The innermost structure that has a field of the name and no row for it yet. */
function levelOf(name: string, owners: Owner[], inside: Owner | undefined): Owner | undefined {
  const lacks = ({ field, view }: Owner) =>
    view.properties.has(name) && !field.children?.some((child) => child.name === name);
  const next = owners.at(-1);
  return next && next !== inside && lacks(next) ? next : owners.findLast(lacks);
}

function structureOf(
  description: Description,
  schema: Parameters<typeof viewOf>[1] | undefined,
): SchemaView | undefined {
  if (!schema) return undefined;
  const view = viewOf(description, schema);
  const inner = view.items ? viewOf(description, view.items) : view;
  return inner.properties.size > 0 ? inner : undefined;
}
