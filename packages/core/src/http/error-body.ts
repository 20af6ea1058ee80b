import { parseJson } from "./json.ts";

/** Content of an error body, in whichever of the service's shapes it is written. */
export interface ErrorBody {
  code: string | undefined;
  message: string | undefined;
  requestId: string | undefined;
}

/**
 * Reads an error body: `error_code` (API v2, gateway), `errorCode` (API v1.0, service plane), `errCode` (job center),
 * `error.code` (IAM), `errors[0].code` (Cypher and GQL). Some successful responses have these fields too, but empty;
 * those are no error.
 */
export function readErrorBody(body: unknown): ErrorBody | undefined {
  if (!isRecord(body)) return undefined;
  const [first] = Array.isArray(body["errors"]) ? body["errors"] : [];
  const nested = [body["error"], first].find(isRecord) ?? {};
  const code = firstText(body["error_code"], body["errorCode"], body["errCode"], nested["code"]);
  const message = firstText(body["error_msg"], body["errorMessage"], body["externalMessage"], nested["message"]);
  if (code === undefined && message === undefined) return undefined;
  return { code, message, requestId: firstText(body["request_id"]) };
}

/** Reads the error in the text of a body, if there is one. */
export function errorBodyOf(text: string): ErrorBody | undefined {
  return readErrorBody(parseJson(text));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function firstText(...values: unknown[]): string | undefined {
  for (const value of values) {
    if (typeof value === "number") return String(value);
    if (typeof value === "string" && value.trim() !== "") return value.trim();
  }
  return undefined;
}
