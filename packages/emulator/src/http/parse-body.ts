import { ServiceError } from "../errors/service-error.ts";
import { type EmulatorRequest, MAX_BODY_BYTES } from "./message.ts";

const DEEPEST = 64;

/** A body as JSON, and the text that it was parsed from. */
export interface ParsedBody {
  readonly value: unknown;
  readonly text: string;
}

/** The body as JSON, or nothing when it is empty. */
export function parseBody(request: EmulatorRequest, code: string): unknown {
  return parseBodyWithText(request, code)?.value;
}

/** The body as JSON with its text, or nothing when it is empty. */
export function parseBodyWithText({ body }: EmulatorRequest, code: string): ParsedBody | undefined {
  if (body === "too large") throw new ServiceError(413, code, `The body is longer than ${MAX_BODY_BYTES} bytes.`);
  if (body.byteLength === 0) return undefined;
  const text = decode(body, code);
  if (depthOf(text) > DEEPEST) throw new ServiceError(400, code, `The body is nested deeper than ${DEEPEST} levels.`);
  try {
    return { value: JSON.parse(text), text };
  } catch {
    throw new ServiceError(400, code, "The body is not JSON.");
  }
}

function decode(bytes: Uint8Array, code: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ServiceError(400, code, "The body is not UTF-8.");
  }
}

/** Nesting depth of brackets, counted before parsing, so that no parser has to bear it. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isInString) {
      if (character === "\\") at += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === "{" || character === "[") deepest = Math.max(deepest, ++depth);
    else if (character === "}" || character === "]") depth -= 1;
  }
  return deepest;
}
