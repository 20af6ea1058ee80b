/**
 * Creates the function that removes secrets from a text: as they stand, as a URL writes them, and as JSON does,
 * including JSON quoted in JSON.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret !== "")
    .flatMap((secret) => [secret, encodeURIComponent(secret), quoted(secret), quoted(quoted(secret))])
    .sort((a, b) => b.length - a.length);
  return (text) => forms.reduce((rest, form) => rest.replaceAll(form, "***"), text);
}

// The headers that carry one.
const SECRET_HEADERS = ["authorization", "x-auth-token", "x-security-token"];

/** Creates the function that removes authentication headers from a text: whole values, and the key and signature in one. */
export function authHeadersRedactor(authHeaders: Readonly<Record<string, string>>): (text: string) => string {
  const secrets = Object.entries(authHeaders)
    .filter(([name]) => SECRET_HEADERS.includes(name.toLowerCase()))
    .flatMap(([, value]) => [
      value,
      ...Array.from(value.matchAll(/(?:Access|Signature)=([^,]+)/g), ([, part = ""]) => part),
    ]);
  return redactor(secrets);
}

function quoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

const DEEPEST_CAUSE = 5;

// Where tests run in a realm of their own, as Jest's do, the platform's errors are no instance of its `Error`.
function isErrorLike(error: unknown): error is Error & { code?: unknown } {
  return typeof (error as Partial<Error> | undefined | null)?.message === "string";
}

/**
 * Copies an error's message, code and causes, without the properties that a transport attached: they may hold the whole
 * request, body and headers included.
 */
export function redactedError(error: unknown, redact: (text: string) => string, depth = 0): Error | undefined {
  if (!isErrorLike(error) || depth === DEEPEST_CAUSE) return undefined;
  const cause = redactedError(error.cause, redact, depth + 1);
  const copy = new Error(redact(error.message), cause && { cause });
  const { code } = error;
  Object.defineProperty(copy, "name", { value: error.name, configurable: true, writable: true });
  if (typeof code === "string") Object.assign(copy, { code: redact(code) });
  if (error.stack !== undefined) copy.stack = redact(error.stack);
  return copy;
}
