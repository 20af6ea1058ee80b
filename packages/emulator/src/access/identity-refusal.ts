import type { EmulatorAnswer } from "../http/message.ts";

/** A refusal in the shape that errors of the identity service have. */
export function identityRefusal(status: number, code: string, message: string): EmulatorAnswer {
  return { status, body: { error: { code: status, error_code: code, message, title: "Error" } } };
}
