import { readFileSync } from "node:fs";

/** A request that is wrong in one way. */
export interface Malformed {
  readonly method: string;
  readonly path: string;
  readonly body: Buffer | undefined;
}

type Json = Record<string, unknown>;
type Draw = () => number;

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: Json;
  readonly example?: unknown;
}

/** An operation as the description tells of it, with everything that it refers to looked up. */
interface Told {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly required: readonly string[];
  readonly example: Json | undefined;
}

const DEPTH = 20_000;
const LENGTH = 65_536;

/** Every operation of a description that was bundled. */
export function operationsIn(file: URL): Told[] {
  const description = JSON.parse(readFileSync(file, "utf8"));
  // biome-ignore lint/suspicious/noExplicitAny: a description is deep, and only its outlines matter here
  const found = (node: any): any => {
    if (node?.$ref === undefined) return node;
    const steps = (node.$ref as string).slice(2).split("/");
    return found(steps.reduce((at, step) => at[step.replaceAll("~1", "/").replaceAll("~0", "~")], description));
  };
  return Object.entries<Json>(description.paths).flatMap(([key, item]) =>
    // biome-ignore lint/suspicious/noExplicitAny: as above
    Object.entries<any>(item).map(([method, operation]) => {
      const parameters: Parameter[] = (operation.parameters ?? []).map(found);
      const content = found(operation.requestBody)?.content["application/json"];
      const [example] = Object.values<{ value: Json }>(content?.examples ?? {});
      return {
        method: method.toUpperCase(),
        path: key.split("#")[0] as string,
        parameters,
        required: found(content?.schema)?.required ?? [],
        example: found(example)?.value,
      };
    }),
  );
}

/** The ways in which a request can be wrong. Each gives nothing for an operation that cannot be wrong in this way. */
export const WAYS: Record<string, (told: Told, draw: Draw) => Malformed | undefined> = {
  "wrong type": (told, draw) => withBody(told, told.example && replaced(told.example, draw, { "\u0000": [null] })),
  "missing field": (told, draw) => {
    if (!told.example || told.required.length === 0) return undefined;
    const gone = pick(told.required, draw);
    return withBody(told, Object.fromEntries(Object.entries(told.example).filter(([name]) => name !== gone)));
  },
  "huge text": (told, draw) => withBody(told, told.example && replaced(told.example, draw, { x: "x".repeat(LENGTH) })),
  "deep nesting": (told) => withText(told, `{"a":${"[".repeat(DEPTH)}${"]".repeat(DEPTH)}}`),
  "bad UTF-8": (told) => told.example && { ...plain(told), body: Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]) },
  "bad JSON": (told, draw) => {
    const text = JSON.stringify(told.example ?? {});
    return withText(told, text.slice(0, Math.floor(draw() * (text.length - 1)) + 1).replace(/\}$/, ""));
  },
  "wrong query": (told, draw) => {
    const asked = told.parameters.filter(({ in: where, schema }) => where === "query" && schema["type"] === "integer");
    if (asked.length === 0) return undefined;
    const path = urlOf(told, { [pick(asked, draw).name]: "-1.5e400" });
    return { ...plain(told), path };
  },
  "wrong path": (told, draw) => {
    const [path = "", query = ""] = urlOf(told).split("?");
    const segments = path.split("/");
    const ends = ["nowhere", "%E0%A4%A", "%00", "..%2f..%2f", "", "x".repeat(4000)];
    segments.splice(1 + Math.floor(draw() * segments.length), Math.floor(draw() * 2), pick(ends, draw));
    return { ...plain(told), path: `${segments.join("/")}?${query}` };
  },
};

function plain(told: Told): Malformed {
  const body = told.example && Buffer.from(JSON.stringify(told.example));
  return { method: told.method, path: urlOf(told), body };
}

function withBody(told: Told, body: unknown): Malformed | undefined {
  return body === undefined ? undefined : withText(told, JSON.stringify(body));
}

function withText(told: Told, text: string): Malformed | undefined {
  return told.example && { ...plain(told), body: Buffer.from(text) };
}

function urlOf({ path, parameters }: Told, changed: Record<string, string> = {}): string {
  const value = ({ name, schema, example }: Parameter) =>
    changed[name] ?? String(schema["const"] ?? example ?? schema["example"] ?? "x");
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === "project_id") return "project1";
    const parameter = parameters.find((candidate) => candidate.name === name);
    return encodeURIComponent(parameter ? value(parameter) : "x");
  });
  const query = new URLSearchParams(
    parameters.filter((each) => each.in === "query").map((each) => [each.name, value(each)]),
  );
  return `${filled}?${query}`;
}

/** A copy with another value in one place. */
function replaced(value: unknown, draw: Draw, by: unknown): unknown {
  if (typeof value !== "object" || value === null) return by;
  const keys = Object.keys(value);
  if (keys.length === 0) return by;
  const chosen = pick(keys, draw);
  if (Array.isArray(value)) return value.map((item, at) => (String(at) === chosen ? replaced(item, draw, by) : item));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === chosen ? replaced(item, draw, by) : item]),
  );
}

function pick<Item>(items: readonly Item[], draw: Draw): Item {
  return items[Math.floor(draw() * items.length)] as Item;
}
