/** API v2 says what v1.0 says, in snake_case. */
export function toSnakeCase(value: unknown): unknown {
  return renamed(value, snakeCased);
}

export function toCamelCase(value: unknown): unknown {
  return renamed(value, camelCased);
}

const snakeCased = remembering((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
const camelCased = remembering((key) => key.replace(/[-_]([a-z])/g, (_, letter: string) => letter.toUpperCase()));

// More than the descriptions have; names that callers make up must not fill the memory.
const MOST_NAMES = 2000;

/** The same names come again and again, and were a third of the work on an answer. */
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
  for (const key of Object.keys(value)) {
    // No field is called that, and setting it would do something else.
    if (key !== "__proto__") result[rename(key)] = renamed((value as Record<string, unknown>)[key], rename);
  }
  return result;
}
