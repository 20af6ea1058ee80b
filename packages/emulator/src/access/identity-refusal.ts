import type { EmulatorResponse } from "../http/message.ts";

const TITLES: Readonly<Record<number, string>> = { 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden" };

/** A refusal in the shape that errors of the identity service have. */
export function identityRefusal(status: number, code: string, message: string): EmulatorResponse {
  return { status, body: { error: { code: status, error_code: code, message, title: TITLES[status] ?? "Error" } } };
}
