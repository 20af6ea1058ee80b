const SECRET_HEADERS = /^(x-auth-token|x-subject-token|authorization|x-security-token)$/;
const SECRET_FIELDS = /^(password|secret|secret_?key|sk|token|security_?token|session_?token)$/i;
const SECRET_IN_LINK = /([?&](?:token|signature|security-token)=)[^&]+/gi;
const REDACTED = "[redacted]";

/** A header's value, unless it is a secret. */
export function redactedHeader(name: string, value: string): string {
  return SECRET_HEADERS.test(name) ? REDACTED : value;
}

/** Query parameters without the secrets in them. */
export function redactedQuery(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    Array.from(parameters, ([name, value]) => [name, SECRET_FIELDS.test(name) ? REDACTED : value]),
  );
}

/** A body without the secrets in it, be it in the query of a link. */
export function redactedBody(value: unknown): unknown {
  if (typeof value === "string") return /^https?:/.test(value) ? value.replace(SECRET_IN_LINK, `$1${REDACTED}`) : value;
  if (Array.isArray(value)) return value.map(redactedBody);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, SECRET_FIELDS.test(name) ? REDACTED : redactedBody(field)]),
  );
}
