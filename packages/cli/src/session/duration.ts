import ms, { type StringValue } from "ms";
import { UsageError } from "../errors/usage-error.ts";

/**
 * Reads a duration such as `90s`, `30m` or `2h`; a bare number means seconds.
 *
 * @returns milliseconds
 */
export function durationMs(flag: string, text: string): number {
  const written = /^\d+(\.\d+)?$/.test(text) ? `${text}s` : text;
  const duration = isShort(written) ? ms(written) : Number.NaN;
  if (duration > 0) return duration;
  throw new UsageError(`${flag}: ${JSON.stringify(text)} is no duration. Write 90s, 30m or 2h.`);
}

function isShort(text: string): text is StringValue {
  return text.length > 0 && text.length <= 100;
}
