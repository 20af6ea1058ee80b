/**
 * Makes the function that takes secrets out of a text: as they stand, as a URL would write them, and as JSON would,
 * or JSON that is quoted in JSON.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret !== "")
    .flatMap((secret) => [secret, encodeURIComponent(secret), quoted(secret), quoted(quoted(secret))])
    .sort((a, b) => b.length - a.length);
  return (text) => forms.reduce((rest, form) => rest.replaceAll(form, "***"), text);
}

function quoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

const DEEPEST_CAUSE = 5;

/**
 * Copies what an error says, and not what a transport has hung on it: that may be the whole request, its body and
 * headers included.
 */
export function redactedError(error: unknown, redact: (text: string) => string, depth = 0): Error | undefined {
  if (!(error instanceof Error) || depth === DEEPEST_CAUSE) return undefined;
  const cause = redactedError(error.cause, redact, depth + 1);
  const copy = new Error(redact(error.message), cause && { cause });
  const { code } = error as { code?: unknown };
  if (typeof code === "string") Object.assign(copy, { code: redact(code) });
  if (error.stack !== undefined) copy.stack = redact(error.stack);
  return copy;
}
