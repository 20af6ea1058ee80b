/** Changes of a page, each of a kind that a new version of a page brings, and the finding that each has to become. */
import type { PageModel, PageRow, PageTable } from "./model.ts";

export type Category =
  | "fields"
  | "rows"
  | "types"
  | "mandatory"
  | "statuses"
  | "codes"
  | "defaults"
  | "values"
  | "ranges"
  | "examples";

export interface Mutation {
  category: Category;
  /** Change made to the page, as in "request.graph.name: Integer". */
  what: string;
  page: PageModel;
  /** Rule that one of the findings must have; `where` matches a name in its place. */
  rule: RegExp;
  where: RegExp;
}

const PARTS = ["body", "response", "error"] as const;

/** Every mutation of every row of a page, and those of its status codes and examples. */
export function mutationsOf(page: PageModel): Mutation[] {
  return [
    ...page.parameters.flatMap((row, at) =>
      ofRow(row, { flagged: true, alone: false }, (changed) => ({
        ...page,
        parameters: spliced(page.parameters, at, changed),
      })),
    ),
    ...PARTS.flatMap((part) =>
      page[part].flatMap((table, index) =>
        // A table that is gone with its only row is another matter.
        table.rows.flatMap((row, at) =>
          ofRow(row, { flagged: part === "body", alone: table.rows.length === 1 }, (changed) => {
            const rows = spliced(table.rows, at, changed);
            return { ...page, [part]: reachable(spliced(page[part], index, { ...table, rows })) };
          }),
        ),
      ),
    ),
    ...ofStatuses(page),
    ...ofExamples(page),
  ];
}

function spliced<T>(list: T[], at: number, item: T | undefined): T[] {
  return item === undefined ? list.toSpliced(at, 1) : list.with(at, item);
}

interface Place {
  /** Its table has a column of mandatory flags. */
  flagged: boolean;
  /** It is the only row of its table. */
  alone: boolean;
}

/** A structure goes with the last row that refers to it. */
function reachable(tables: PageTable[]): PageTable[] {
  const names = new Set([tables[0]?.name ?? ""]);
  for (const { name, rows } of tables) {
    if (names.has(name)) for (const { structure } of rows) if (structure !== undefined) names.add(structure);
  }
  return tables.filter(({ name, rows }) => names.has(name) && rows.length > 0);
}

function ofRow(
  row: PageRow,
  { flagged, alone }: Place,
  build: (changed: PageRow | undefined) => PageModel,
): Mutation[] {
  const { name } = row;
  const own = new RegExp(`\\b${escaped(name)}\\b`);
  const mutation = (category: Category, what: string, changed: PageRow | undefined, rule: RegExp, where = own) =>
    ({ category, what: `${name}: ${what}`, page: build(changed), rule, where }) satisfies Mutation;
  const list = [
    mutation(
      "fields",
      "renamed",
      { ...row, name: `${name}New` },
      /unknown|missing|name/,
      new RegExp(`${escaped(name)}(New)?\\b`),
    ),
  ];
  if (row.in !== "path" && !alone) list.push(mutation("rows", "removed", undefined, /missing/));
  const type = otherType(row);
  if (row.structure === undefined && type !== undefined) {
    list.push(mutation("types", type, { ...row, type }, /\.type$/));
  }
  if (flagged && row.mandatory !== undefined)
    list.push(mutation("mandatory", "flipped", { ...row, mandatory: !row.mandatory }, /mandatory$/));
  if (row.default !== undefined) {
    const value = otherDefault(row.default);
    list.push(mutation("defaults", value, { ...row, default: value }, /default$/));
  }
  if (row.values.length > 1) {
    list.push(mutation("values", "another one", { ...row, values: row.values.with(0, "other") }, /values$/));
    if (row.values.length > 2)
      list.push(mutation("values", "one less", { ...row, values: row.values.slice(1) }, /values$/));
  }
  const [limit, bound] = (Object.entries(row.limits).at(-1) ?? []) as [(keyof PageRow["limits"])?, number?];
  if (limit !== undefined && bound !== undefined && isStated(row)) {
    list.push(
      mutation("ranges", `${limit} ${bound + 1}`, { ...row, limits: { ...row.limits, [limit]: bound + 1 } }, /limit$/),
    );
  }
  return list;
}

/** Lengths are stated when there is a greatest one. */
function isStated({ limits }: PageRow): boolean {
  return (
    limits.minimum !== undefined ||
    limits.maximum !== undefined ||
    (limits.maxLength !== undefined && limits.minLength !== limits.maxLength)
  );
}

function otherType({ type, accepted }: PageRow): string | undefined {
  if (accepted.length === 0) return undefined;
  if (/^Array of strings/.test(type)) return "Array of integers";
  const others = { boolean: "Boolean", integer: "Integer", string: "String", array: "List" };
  return Object.entries(others).find(
    ([name]) => !accepted.includes(name) && !(name === "integer" && accepted.includes("number")),
  )?.[1];
}

function otherDefault(value: string): string {
  if (value === "true" || value === "false") return String(value !== "true");
  return Number.isNaN(Number(value)) ? "other" : String(Number(value) + 3);
}

function ofStatuses(page: PageModel): Mutation[] {
  return page.statuses.flatMap((status, at): Mutation[] => {
    const where = new RegExp(`status\\.(${status}|418)`);
    const renamed = { ...page, statuses: page.statuses.with(at, 418) };
    const removed = { ...page, statuses: page.statuses.toSpliced(at, 1) };
    const gone: Mutation = {
      category: "statuses",
      what: `${status} removed`,
      page: removed,
      rule: /status\.missing/,
      where,
    };
    const other: Mutation = {
      category: "statuses",
      what: `${status} is 418`,
      page: renamed,
      rule: /status\.unknown/,
      where,
    };
    // Pages that list failures alone say nothing of success.
    return status < 300 ? [other] : [other, gone];
  });
}

function ofExamples(page: PageModel): Mutation[] {
  const { examples } = page;
  const { response, error } = examples;
  const list: Mutation[] = [];
  if (error) {
    const value = JSON.parse(JSON.stringify(error.value).replace(/GES\.\d+/, "GES.0815")) as unknown;
    if (JSON.stringify(value) !== JSON.stringify(error.value)) {
      const changed = { ...page, examples: { ...examples, error: { ...error, value } } };
      list.push({ category: "codes", what: "GES.0815", page: changed, rule: /code$/, where: /GES\.0815/ });
    }
  }
  if (typeof response === "object" && response !== null && !Array.isArray(response)) {
    for (const [name, value] of Object.entries(response)) {
      const { [name]: _, ...others } = response as Record<string, unknown>;
      const changed = { ...page, examples: { ...examples, response: { ...others, [`${name}New`]: value } } };
      list.push({
        category: "examples",
        what: `${name} renamed`,
        page: changed,
        rule: /example\.unknown/,
        where: new RegExp(`${escaped(name)}New`),
      });
    }
  }
  return list;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
