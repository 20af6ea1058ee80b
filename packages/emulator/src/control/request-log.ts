import type { EmulatorRequest, EmulatorResponse } from "../http/message.ts";
import type { OperationName } from "./operation-name.ts";

/** Writes a line of JSON for each request, without headers and bodies, which may hold secrets. */
export function logRequest(
  { method, url, peer }: EmulatorRequest,
  operation: OperationName | undefined,
  { status, body }: EmulatorResponse,
  durationMs: number,
): void {
  logLine(status >= 500 ? "error" : status >= 400 ? "warn" : "info", `${method} ${url.pathname} ${status}`, {
    method,
    path: url.pathname,
    ...(operation && { operation: `${operation.description}/${operation.operationId}` }),
    status,
    durationMs: Math.round(durationMs * 10) / 10,
    ...(peer !== undefined && { client: peer }),
    ...(status >= 400 && { error: body }),
  });
}

/** Writes a line of JSON to standard output. */
export function logLine(level: "info" | "warn" | "error", message: string, fields: object = {}): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`);
}
