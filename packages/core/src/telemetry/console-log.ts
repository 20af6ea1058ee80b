import type { Attempt, Hooks } from "../options/hooks.ts";

/**
 * Creates hooks that write to the console: with `info`, one line for each attempt, retry and poll; with `debug`, the URL
 * of each request and the causes of failures too. Nothing that hooks receive is a secret.
 */
export function consoleLog(level: string): Hooks {
  if (level !== "debug" && level !== "info") {
    write(`GES_LOG is ${JSON.stringify(level)} and has no effect: it must be debug or info`);
    return {};
  }
  const isVerbose = level === "debug";
  return {
    onRequest(attempt) {
      if (isVerbose) write(`${subjectOf(attempt)} sends ${attempt.method} ${attempt.url}`);
    },
    onResponse(attempt, { status, requestId, error, durationMs }) {
      const result = error ? String(error) : `HTTP ${status}`;
      const request = requestId === undefined ? "" : `, request ${requestId}`;
      write(`${subjectOf(attempt)}: ${result} in ${Math.round(durationMs)} ms${request}`);
      if (isVerbose && error?.cause instanceof Error) write(`${subjectOf(attempt)}: ${error.cause.stack}`);
    },
    onRetry(attempt, _, pauseMs) {
      write(`${subjectOf(attempt)} is retried in ${Math.round(pauseMs)} ms`);
    },
    onWait({ subject, state, polls }) {
      write(`${subject}: ${state}, poll ${polls}`);
    },
    onLoginPause({ error, pauseMs }) {
      write(`${error}; no login for ${pauseMs} ms`);
    },
  };
}

function subjectOf({ operationId, method, number }: Attempt): string {
  return `${operationId ?? method}, attempt ${number}`;
}

// To standard error: what the program prints is its own.
function write(text: string): void {
  console.error(`ges-sdk ${text}`);
}
