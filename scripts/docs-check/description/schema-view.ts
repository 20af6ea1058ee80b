import { isDeepStrictEqual } from "node:util";
import type { Description, Operation, Parameter, Response, Schema } from "../../openapi.ts";
import type { Limits } from "../page/prose/limits.ts";

/** A schema with its references, alternatives and compositions laid side by side. */
export interface SchemaView {
  types: Set<string>;
  properties: Map<string, Schema>;
  required: Set<string>;
  items: Schema | undefined;
  /** True for a map, whose keys it does not name. */
  open: boolean;
  /** True when it may hold more than the fields that it names. */
  extra: boolean;
  /** The values it names; those of an open set as well. */
  values: string[];
  default: unknown;
  description: string;
  limits: Limits;
  /** The structures it may be, where it may be one of several. The view itself is what they have together. */
  alternatives: SchemaView[];
}

export interface DescribedOperation {
  /** Name of the description, as in `management-v1`. */
  name: string;
  description: Description;
  operation: Operation;
  method: string;
  /** Without the fragment that tells actions apart. */
  path: string;
  parameters: Parameter[];
  /** Set where only one of the variants of its body is meant. */
  variant?: string;
}

export function responseOf(description: Description, response: Operation["responses"][string]): Response {
  return "$ref" in response ? target<Response>(description, response.$ref) : response;
}

function target<T>(description: Description, ref: string): T {
  const steps = ref.replace(/^#\//, "").split("/");
  const found = steps.reduce<unknown>(
    (node, step) => (node as Record<string, unknown> | undefined)?.[step],
    description,
  );
  if (found === undefined) throw new Error(`${ref} is not in the description`);
  return found as T;
}

const views = new WeakMap<Schema, SchemaView>();

export function viewOf(description: Description, schema: Schema): SchemaView {
  const known = views.get(schema);
  if (known) return known;
  const view = laidOut(description, schema, 0);
  views.set(schema, view);
  return view;
}

function laidOut(description: Description, schema: Schema, depth: number): SchemaView {
  if (schema.$ref) {
    const { $ref, ...own } = schema;
    const view = laidOut(description, target<Schema>(description, $ref), depth);
    return Object.keys(own).length === 0 ? view : merge([view, laidOut(description, own, depth)], "all");
  }
  const view: SchemaView = {
    types: new Set([schema.type ?? []].flat()),
    properties: new Map(Object.entries(schema.properties ?? {})),
    required: new Set((schema["required"] as string[] | undefined) ?? []),
    items: schema["items"] as Schema | undefined,
    open: isMap(schema),
    extra: isMap(schema) || schema["patternProperties"] !== undefined,
    values: valuesOf(schema),
    default: schema["default"],
    description: schema.description ?? "",
    limits: limitsOf(schema),
    alternatives: [],
  };
  // Deep enough for every schema, and an end for those that contain themselves.
  if (depth > 8) return view;
  const composed = ((schema["allOf"] as Schema[] | undefined) ?? []).map((part) =>
    laidOut(description, part, depth + 1),
  );
  const whole = composed.length > 0 ? merge([view, ...composed], "all") : view;
  const parts = [schema.anyOf, schema["oneOf"] as Schema[] | undefined]
    .flatMap((list) => list ?? [])
    .map((part) => laidOut(description, part, depth + 1));
  if (parts.length === 0) return whole;
  return { ...merge([whole, merge(parts, "any")], "all"), alternatives: alternativesOf(whole, parts) };
}

function alternativesOf(whole: SchemaView, parts: SchemaView[]): SchemaView[] {
  const structures = parts
    .flatMap((part) => (part.alternatives.length > 0 ? part.alternatives : [part]))
    .filter(({ properties }) => properties.size > 0);
  return structures.length > 1 ? structures.map((part) => merge([whole, part], "all")) : [];
}

function isMap({ additionalProperties: rest }: Schema): boolean {
  return rest === true || (typeof rest === "object" && rest !== null);
}

function merge(views: SchemaView[], kind: "all" | "any"): SchemaView {
  const required = views.flatMap((view) => [...view.required]);
  const inEvery = required.filter((name) => views.every((view) => view.required.has(name)));
  return {
    types: new Set(views.flatMap((view) => [...view.types])),
    properties: kind === "all" ? new Map(views.flatMap((view) => [...view.properties])) : together(views),
    required: new Set(kind === "all" ? required : inEvery),
    items: views.find((view) => view.items)?.items,
    open:
      views.some((view) => view.open && view.properties.size === 0) &&
      views.every((view) => view.properties.size === 0),
    extra: views.some((view) => view.extra),
    values: [...new Set(views.flatMap((view) => view.values))],
    default: views.find((view) => view.default !== undefined)?.default,
    description: views.map((view) => view.description).join(" "),
    limits: kind === "all" ? Object.assign({}, ...views.map((view) => view.limits)) : widest(views),
    alternatives: kind === "all" ? views.flatMap((view) => view.alternatives) : [],
  };
}

/** A name that several structures have stands for what any of them says about it. */
function together(views: SchemaView[]): Map<string, Schema> {
  const all = new Map<string, Schema[]>();
  for (const [name, schema] of views.flatMap((view) => [...view.properties])) {
    const others = all.get(name) ?? [];
    if (!others.some((other) => isDeepStrictEqual(other, schema))) all.set(name, [...others, schema]);
  }
  return new Map(
    [...all].map(([name, [first, ...others]]) => [
      name,
      others.length === 0 ? (first as Schema) : { anyOf: [first as Schema, ...others] },
    ]),
  );
}

/** Limits that every one of the views has, each as far as the widest of them. */
function widest(views: SchemaView[]): Limits {
  const bounded = views.filter(({ types }) => !(types.size === 1 && types.has("null")));
  const bound = (name: keyof Limits, choose: (...values: number[]) => number): Limits => {
    const values = bounded.flatMap(({ limits }) => limits[name] ?? []);
    return values.length === bounded.length && values.length > 0 ? { [name]: choose(...values) } : {};
  };
  return {
    ...bound("minimum", Math.min),
    ...bound("maximum", Math.max),
    ...bound("minLength", Math.min),
    ...bound("maxLength", Math.max),
    ...bound("minItems", Math.min),
    ...bound("maxItems", Math.max),
  };
}

function valuesOf(schema: Schema): string[] {
  const named = schema["x-ges-values"];
  const values = schema.enum ?? (schema.const === undefined ? Object.keys(named ?? {}) : [schema.const]);
  return values.map(String);
}

function limitsOf(schema: Schema): Limits {
  const pattern = typeof schema["pattern"] === "string" ? lengthsOf(schema["pattern"]) : {};
  const names = ["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"] as const;
  const stated = names.filter((name) => typeof schema[name] === "number").map((name) => [name, schema[name] as number]);
  const bounds = { exclusiveMinimum: "minimum", exclusiveMaximum: "maximum" } as const;
  const excluded = Object.entries(bounds).flatMap(([from, to]) =>
    typeof schema[from] === "number" ? [[to, schema[from]]] : [],
  );
  return { ...pattern, ...Object.fromEntries(excluded), ...Object.fromEntries(stated) };
}

/** The lengths that a pattern of plain character classes allows: `^[a-z]{1,64}$`. */
function lengthsOf(pattern: string): Limits {
  const parts = [...pattern.matchAll(/\[[^\]]+\](?:\{(\d+),(\d+)\})?/g)];
  if (`^${parts.map(([part]) => part).join("")}$` !== pattern) return {};
  const sum = (group: 1 | 2) => parts.reduce((total, part) => total + Number(part[group] ?? 1), 0);
  return { minLength: sum(1), maxLength: sum(2) };
}
