import fieldNames from "../../compiled/management-v2-fields.json" with { type: "json" };
import { ServiceError } from "../../errors/service-error.ts";
import type { Handler } from "../handler.ts";

/**
 * Handlers that take their input in camelCase. API v1.0 writes some names in snake_case, so its input is brought into
 * one form as well; its output has the names of the wire.
 */
export function withCamelCasedInput(handlers: Readonly<Record<string, Handler>>): Record<string, Handler> {
  return mapValues(handlers, (handler) => (state, input, request) => handler(state, toCamelCase(input), request));
}

/** Handlers that take their input in camelCase and return their output in snake_case: API v2 is v1.0 in snake_case. */
export function withSnakeCasedOutput(handlers: Readonly<Record<string, Handler>>): Record<string, Handler> {
  return mapValues(withCamelCasedInput(handlers), (handler) => (state, input, request) => {
    try {
      const output = handler(state, input, request);
      return output instanceof Promise ? output.then(toSnakeCase, throwInSnakeCase) : toSnakeCase(output);
    } catch (error) {
      return throwInSnakeCase(error);
    }
  });
}

const FIELDS: ReadonlySet<string> = new Set(fieldNames);

/** Throws an error whose message has the names of API v2's fields. */
function throwInSnakeCase(error: unknown): never {
  if (!(error instanceof ServiceError)) throw error;
  const { status, code, message, fields } = error;
  const renamed = message.replace(/\b[a-z]+(?:[A-Z][a-z]+)+\b/g, (word) => {
    const name = snakeCased(word);
    return FIELDS.has(name) ? name : word;
  });
  throw new ServiceError(status, code, renamed, fields);
}

function toSnakeCase(value: unknown): unknown {
  return renamed(value, snakeCased);
}

function toCamelCase(value: unknown): never {
  return renamed(value, camelCased) as never;
}

const snakeCased = remembering((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
const camelCased = remembering((key) => key.replace(/[-_]([a-z])/g, (_, letter: string) => letter.toUpperCase()));

// More than the descriptions have; names that callers make up must not fill the memory.
const MOST_NAMES = 2000;

/** Remembers the names, which come again and again and were a third of the work on a response. */
function remembering(rename: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    const old = known.get(key);
    if (old !== undefined) return old;
    const name = rename(key);
    if (known.size < MOST_NAMES) known.set(key, name);
    return name;
  };
}

function renamed(value: unknown, rename: (key: string) => string): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename));
  const result: Record<string, unknown> = {};
  const fields: Readonly<Record<string, unknown>> = { ...value };
  for (const key of Object.keys(fields)) {
    // No field is called that, and setting it would do something else.
    if (key !== "__proto__") result[rename(key)] = renamed(fields[key], rename);
  }
  return result;
}

function mapValues<Value>(values: Readonly<Record<string, Value>>, map: (value: Value) => Value) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}
