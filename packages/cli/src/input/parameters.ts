import { UsageError } from "../errors/usage-error.ts";

/** Reads `NAME=VALUE` from a flag that may be repeated. A value that is JSON, such as a number, is read as JSON. */
export function readParameters(flag: string, texts: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    texts.map((text) => {
      const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
      if (name === undefined || value === undefined) {
        throw new UsageError(`${flag}: ${JSON.stringify(text)} is not NAME=VALUE, such as alpha=0.85.`);
      }
      return [name, read(value)];
    }),
  );
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
