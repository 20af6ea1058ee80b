import { edgeNamed, type LoadedGraph, vertexNamed } from "./gremlin-graphs.ts";

/** Part of a scenario that GES's API cannot say, such as a closure. */
export class Inexpressible extends Error {}

/** Value in the notation of the feature files. */
export type Wanted =
  | { readonly kind: "text" | "constant"; readonly text: string }
  | { readonly kind: "number"; readonly value: number; readonly type: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" }
  | { readonly kind: "vertex" | "edge"; readonly id: string; readonly text: string }
  | { readonly kind: "property"; readonly key: string; readonly value: Wanted }
  | { readonly kind: "path" | "list" | "set"; readonly items: readonly Wanted[] }
  | { readonly kind: "map"; readonly entries: readonly (readonly [key: Wanted, value: Wanted])[] };

const CONSTANTS: Readonly<Record<string, string>> = { t: "T", D: "Direction" };

/** Parses a value such as `d[1].i`, `v[marko]` or `l[d[1].i,d[2].i]`. */
export function parseWanted(text: string, graph: LoadedGraph): Wanted {
  const trimmed = text.trim();
  if (trimmed === "true" || trimmed === "false") return { kind: "boolean", value: trimmed === "true" };
  if (trimmed === "null") return { kind: "null" };
  const [, type, inner, suffix = ""] = /^([a-zA-Z]+)\[(.*)\](?:\.([a-z]+))?$/s.exec(trimmed) ?? [];
  if (type === undefined || inner === undefined) return { kind: "text", text: trimmed };
  const items = () => splitItems(inner).map((item) => parseWanted(item, graph));
  switch (type) {
    case "d":
      return { kind: "number", value: Number(inner), type: suffix };
    case "str":
      return { kind: "text", text: inner };
    case "v":
      return vertex(inner, suffix, graph);
    case "e":
      return edge(inner, suffix, graph);
    case "vp":
    case "prop":
      return property(type, inner, graph);
    case "p":
      return { kind: "path", items: items() };
    case "l":
      return { kind: "list", items: items() };
    case "s":
      return { kind: "set", items: items() };
    case "m":
      return fromJson(JSON.parse(inner), graph);
    case "t":
    case "D":
      return { kind: "constant", text: `${CONSTANTS[type]}.${inner}` };
    default:
      throw new Inexpressible(`the value ${trimmed.slice(0, 40)}`);
  }
}

function vertex(name: string, suffix: string, { data }: LoadedGraph): Wanted {
  const id = vertexNamed(data, name)?.id ?? `no-${name}`;
  return suffix ? { kind: "text", text: id } : { kind: "vertex", id, text: id };
}

function edge(name: string, suffix: string, { data }: LoadedGraph): Wanted {
  const found = edgeNamed(data, name);
  const id = found ? `${found.source}-${found.target}-${found.index}` : `no-${name}`;
  return suffix ? { kind: "text", text: id } : { kind: "edge", id, text: edgeText(found) };
}

/** Returns a text that parallel edges with one label share: scenarios cannot tell them apart. */
function edgeText(found: { source: string; target: string; label: string } | undefined): string {
  return found ? `${found.source}-${found.label}->${found.target}` : "none";
}

function property(type: string, inner: string, graph: LoadedGraph): Wanted {
  const [, key = "", value = ""] =
    (type === "vp" ? /^.*?-([^-\]]*)->(.*)$/s.exec(inner) : /^([^,]*),(.*)$/s.exec(inner)) ?? [];
  return { kind: "property", key, value: parseWanted(value, graph) };
}

function fromJson(json: unknown, graph: LoadedGraph): Wanted {
  if (typeof json === "string") return parseWanted(json, graph);
  if (typeof json === "number") return { kind: "number", value: json, type: "" };
  if (typeof json === "boolean") return { kind: "boolean", value: json };
  if (Array.isArray(json)) return { kind: "list", items: json.map((item) => fromJson(item, graph)) };
  if (typeof json !== "object" || json === null) return { kind: "null" };
  const entries = Object.entries(json).map(([key, value]): [Wanted, Wanted] => [
    /^[[{]/.test(key) ? fromJson(JSON.parse(key), graph) : parseWanted(key, graph),
    fromJson(value, graph),
  ]);
  return { kind: "map", entries };
}

/** Splits at commas that are in no brackets and no texts. */
export function splitItems(text: string): readonly string[] {
  const items: string[] = [];
  let [depth, from, isQuoted] = [0, 0, false];
  for (const [place, character] of [...text].entries()) {
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if ("[{(".includes(character)) depth += 1;
    else if ("]})".includes(character)) depth -= 1;
    else if (character === "," && depth === 0) {
      items.push(text.slice(from, place));
      from = place + 1;
    }
  }
  return text === "" ? [] : [...items, text.slice(from)];
}

/** Writes a value as Gremlin. */
export function literal(value: Wanted): string {
  switch (value.kind) {
    case "null":
      return "null";
    case "boolean":
      return String(value.value);
    case "text":
      return JSON.stringify(value.text).replaceAll("$", "\\$");
    case "constant":
      return value.text;
    case "number":
      if (!Number.isFinite(value.value)) throw new Inexpressible("NaN and Infinity");
      return `${value.value}${{ l: "L", d: "d", f: "f" }[value.type] ?? ""}`;
    case "list":
    case "set":
      return `[${value.items.map(literal).join(", ")}]`;
    case "map":
      if (value.entries.length === 0) return "[:]";
      return `[${value.entries.map(([key, item]) => `(${literal(key)}): ${literal(item)}`).join(", ")}]`;
    default:
      throw new Inexpressible(`a ${value.kind} as a parameter`);
  }
}
