import { GesConfigError } from "../errors/ges-config-error.ts";

type Headers = Readonly<Record<string, string>>;

/** Merges the client's headers with those of a call, which win; names in lower case. */
export function checkHeaders(own: Headers, given: Headers | undefined): Headers {
  if (!given) return own;
  const headers = { ...own };
  for (const [name, value] of Object.entries(given)) {
    // The platform's own error quotes the value it rejects, and the value may be a secret.
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      throw new GesConfigError(`headers["${name}"]`, "holds a line break or another character that no header can have");
    }
    headers[name.toLowerCase()] = value;
  }
  return headers;
}
