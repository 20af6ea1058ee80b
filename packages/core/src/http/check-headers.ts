import { GesConfigError } from "../errors/ges-config-error.ts";

type HeaderRecord = Readonly<Record<string, string>>;

/** Merges the client's headers with those of a call, which win; names in lower case. */
export function checkHeaders(own: HeaderRecord, given: HeaderRecord | undefined): HeaderRecord {
  if (given === undefined) return own;
  if (typeof given !== "object" || given === null || (typeof Headers === "function" && given instanceof Headers)) {
    throw new GesConfigError("headers", "must be a plain object; of a `Headers`, pass `Object.fromEntries(headers)`");
  }
  const headers = { ...own };
  for (const [name, value] of Object.entries(given)) {
    const parameter = `headers[${JSON.stringify(name)}]`;
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) throw new GesConfigError(parameter, "is not the name of a header");
    // The platform's own error quotes the value it rejects, and the value may be a secret.
    if (typeof value !== "string") throw new GesConfigError(parameter, "must be a string");
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      throw new GesConfigError(parameter, "holds a line break or another character that no header can have");
    }
    headers[name.toLowerCase()] = value;
  }
  return headers;
}
