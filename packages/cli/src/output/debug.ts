import { styleText } from "node:util";
import type { Hooks } from "@ges-sdk/core";
import { note } from "./note.ts";

/** Prints every attempt and retry to standard error. Hooks receive no secret. */
export const debugHooks: Hooks = {
  onRequest: ({ operationId, method, url, number }) =>
    faint(`> ${operationId ?? "request"} attempt ${number}: ${method} ${url}`),
  onResponse: (_, { status, requestId, error, durationMs }) =>
    faint(`< ${status ?? error?.message} in ${Math.round(durationMs)} ms${requestId ? `, request ${requestId}` : ""}`),
  onRetry: (_, __, pauseMs) => faint(`  retried in ${Math.round(pauseMs)} ms`),
  onLoginPause: ({ error, pauseMs }) => faint(`  ${error.message}; no login for ${Math.round(pauseMs)} ms`),
};

function faint(line: string): void {
  note(styleText("dim", line, { stream: process.stderr }));
}
