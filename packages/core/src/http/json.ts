import { GesConfigError } from "../errors/ges-config-error.ts";
import type { Integers } from "../options/integers.ts";

/** A number does not hold all integers of so many digits; those of fewer it does. */
const LONG = 16;

/** Checks for digits in a row that may be too many for a number. Looks at one character in 16; a pattern looks at all. */
export function hasLongDigits(text: string): boolean {
  for (let at = LONG - 1; at < text.length; at += LONG) {
    if (!isDigit(text, at)) continue;
    const seen = at;
    while (isDigit(text, at + 1)) at += 1;
    // The farthest first: a number that is too short, such as a time, ends the search at once.
    let first = at - LONG + 1;
    while (first < seen && isDigit(text, first)) first += 1;
    if (first >= seen) return true;
  }
  return false;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** Returns the function that writes a number's text as it stands, where the runtime has it. */
function rawJson(): ((text: string) => unknown) | undefined {
  return Reflect.get(JSON, "rawJSON");
}

/** Checks that this runtime can read and write integers of any size. */
export function isExact(): boolean {
  return rawJson() !== undefined;
}

/** Returns false for an integer that a number may not hold exactly. */
export function isSafe(value: unknown): boolean {
  return !Number.isInteger(value) || Number.isSafeInteger(value);
}

/**
 * Parses a body. An integer that a number may not hold exactly becomes its decimal string, or a `bigint`.
 *
 * @returns undefined when the text is not JSON
 */
export function parseJson(text: string, integers?: Integers): unknown {
  try {
    if (!hasLongDigits(text)) return JSON.parse(text);
    return JSON.parse(text, (_, value: unknown, context?: { source?: string }) => {
      const { source = "" } = context ?? {};
      if (isSafe(value) || !/^-?\d+$/.test(source)) return value;
      return integers === "bigint" ? BigInt(source) : source;
    });
  } catch {
    return undefined;
  }
}

/**
 * Writes a body as JSON, each `bigint` exactly.
 *
 * @throws {GesConfigError} when an integer of the body is no longer exact, or the body cannot be written as JSON
 */
export function writeJson(body: unknown): string {
  const text = plainJson(body);
  if (text !== undefined && !hasLongDigits(text)) return text;
  try {
    return JSON.stringify(body, exactly);
  } catch (cause) {
    throw cause instanceof GesConfigError ? cause : new GesConfigError("body", "cannot be written as JSON", { cause });
  }
}

/** Writes what needs no care. Returns undefined for anything else, a `bigint` for example. */
function plainJson(body: unknown): string | undefined {
  // Some programs have given bigints a `toJSON`, which writes strings.
  if ("toJSON" in BigInt.prototype) return undefined;
  try {
    return JSON.stringify(body);
  } catch {
    return undefined;
  }
}

function exactly(this: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
  const original = this[key];
  if (typeof original !== "bigint") {
    if (isSafe(value)) return value;
    throw new GesConfigError(
      "body",
      `holds ${value} in \`${key}\`, which a number may not hold exactly; pass a bigint`,
    );
  }
  const raw = rawJson();
  if (raw) return raw(String(original));
  throw new GesConfigError("body", `holds a bigint in \`${key}\`, which this runtime cannot write; pass a string`);
}
