import type { Description, Operation, Parameter, Response, Schema } from "../../openapi.ts";

/** A schema with its references, alternatives and compositions laid side by side. */
export interface SchemaView {
  types: Set<string>;
  properties: Map<string, Schema>;
  required: Set<string>;
  items: Schema | undefined;
  /** Whether it is a map, whose keys it does not name. */
  open: boolean;
  /** The values it names; those of an open set as well. */
  values: string[];
  default: unknown;
  description: string;
  limits: Limits;
}

export interface Limits {
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
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

export function viewOf(description: Description, schema: Schema, depth = 0): SchemaView {
  if (schema.$ref) {
    const { $ref, ...own } = schema;
    const view = viewOf(description, target<Schema>(description, $ref), depth);
    return Object.keys(own).length === 0 ? view : merge([view, viewOf(description, own, depth)], "all");
  }
  const view: SchemaView = {
    types: new Set([schema.type ?? []].flat()),
    properties: new Map(Object.entries(schema.properties ?? {})),
    required: new Set((schema["required"] as string[] | undefined) ?? []),
    items: schema["items"] as Schema | undefined,
    open: isMap(schema),
    values: valuesOf(schema),
    default: schema["default"],
    description: schema.description ?? "",
    limits: limitsOf(schema),
  };
  // Deep enough for every schema, and an end for those that contain themselves.
  if (depth > 8) return view;
  const composed = ((schema["allOf"] as Schema[] | undefined) ?? []).map((part) =>
    viewOf(description, part, depth + 1),
  );
  const whole = composed.length > 0 ? merge([view, ...composed], "all") : view;
  const alternatives = [schema.anyOf, schema["oneOf"] as Schema[] | undefined].flatMap((list) => list ?? []);
  if (alternatives.length === 0) return whole;
  const any = merge(
    alternatives.map((part) => viewOf(description, part, depth + 1)),
    "any",
  );
  return merge([whole, any], "all");
}

function isMap({ additionalProperties: rest }: Schema): boolean {
  return rest === true || (typeof rest === "object" && rest !== null);
}

function merge(views: SchemaView[], kind: "all" | "any"): SchemaView {
  const required = views.flatMap((view) => [...view.required]);
  const inEvery = required.filter((name) => views.every((view) => view.required.has(name)));
  return {
    types: new Set(views.flatMap((view) => [...view.types])),
    properties: new Map(views.flatMap((view) => [...view.properties])),
    required: new Set(kind === "all" ? required : inEvery),
    items: views.find((view) => view.items)?.items,
    open:
      views.some((view) => view.open && view.properties.size === 0) &&
      views.every((view) => view.properties.size === 0),
    values: [...new Set(views.flatMap((view) => view.values))],
    default: views.find((view) => view.default !== undefined)?.default,
    description: views.map((view) => view.description).join(" "),
    limits: Object.assign({}, ...views.map((view) => view.limits)),
  };
}

function valuesOf(schema: Schema): string[] {
  const named = schema["x-ges-values"];
  const values = schema.enum ?? (schema.const === undefined ? Object.keys(named ?? {}) : [schema.const]);
  return values.map(String);
}

function limitsOf(schema: Schema): Limits {
  const pattern = typeof schema["pattern"] === "string" ? lengthsOf(schema["pattern"]) : {};
  const names = ["minimum", "maximum", "minLength", "maxLength"] as const;
  const stated = names.filter((name) => typeof schema[name] === "number").map((name) => [name, schema[name] as number]);
  return { ...pattern, ...Object.fromEntries(stated) };
}

/** The lengths that a pattern of plain character classes allows: `^[a-z]{1,64}$`. */
function lengthsOf(pattern: string): Limits {
  const parts = [...pattern.matchAll(/\[[^\]]+\](?:\{(\d+),(\d+)\})?/g)];
  if (`^${parts.map(([part]) => part).join("")}$` !== pattern) return {};
  const sum = (group: 1 | 2) => parts.reduce((total, part) => total + Number(part[group] ?? 1), 0);
  return { minLength: sum(1), maxLength: sum(2) };
}
