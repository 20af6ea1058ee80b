import type { EmulatorResponse } from "../http/message.ts";

/** A refusal in the shape that errors of the identity service have. */
export function identityRefusal(status: number, code: string, message: string): EmulatorResponse {
  return { status, body: { error: { code: status, error_code: code, message, title: "Error" } } };
}
