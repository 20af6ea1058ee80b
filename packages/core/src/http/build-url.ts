import { GesConfigError } from "../errors/ges-config-error.ts";
import { isSafe } from "./json.ts";
import type { Route } from "./route.ts";

/** Path and query parameters of a call, by name. */
export type Parameters = Readonly<Record<string, unknown>>;

/** Builds the URL of a call: checked, encoded, and under the base whatever the parameters are. */
export function buildUrl(base: string, route: Route, parameters: Parameters): string {
  return base + buildPath(route.path, parameters) + buildQuery(route, parameters);
}

/** Fills a path template with parameters. */
export function buildPath(template: string, parameters: Parameters): string {
  return template.replace(/#.*$/, "").replace(/\{(\w+)\}/g, (_, name: string) => pathSegment(name, parameters[name]));
}

/** Encodes a parameter as one path segment, which it can neither leave nor split. */
export function pathSegment(name: string, value: unknown): string {
  if (value === undefined || value === null) throw new GesConfigError(name, "is required and was not given");
  if (typeof value !== "string") throw new GesConfigError(name, `must be a string, not ${kindOf(value)}`);
  if (value === "") throw new GesConfigError(name, "must not be empty");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(value)) throw new GesConfigError(name, "must not hold control characters");
  // A proxy may decode once more than the service does, so a written-out `%2e` counts as a dot.
  if (/^(\.|%2e){1,2}$/i.test(value)) throw new GesConfigError(name, `must not be ${JSON.stringify(value)}`);
  return encode(name, value);
}

function buildQuery(route: Route, parameters: Parameters): string {
  const pairs = Object.entries(route.fixed ?? {}).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  for (const name of route.query ?? []) {
    const value = parameters[name];
    if (value !== undefined && value !== null) pairs.push(`${name}=${encode(name, scalar(name, value))}`);
    else if (route.required?.includes(name)) throw new GesConfigError(name, "is required and was not given");
  }
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

function scalar(name: string, value: unknown): string {
  if (typeof value === "string" || typeof value === "boolean") return String(value);
  if (typeof value === "bigint" || (typeof value === "number" && Number.isFinite(value) && isSafe(value))) {
    return String(value);
  }
  if (!isSafe(value)) throw new GesConfigError(name, `is ${value}, which a number may not hold exactly; pass a string`);
  throw new GesConfigError(name, `must be a string, a number or a boolean, not ${kindOf(value)}`);
}

function encode(name: string, value: string): string {
  try {
    return encodeURIComponent(value);
  } catch (cause) {
    throw new GesConfigError(name, "is not well-formed Unicode", { cause });
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
