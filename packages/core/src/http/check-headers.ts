import { GesConfigError } from "../errors/ges-config-error.ts";

/** Headers that a caller gives, names in lower case. */
export function checkHeaders(headers: Readonly<Record<string, string>> | undefined): Record<string, string> {
  const checked: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    // The platform's own error quotes the value it refuses, and the value may be a secret.
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      throw new GesConfigError(`headers["${name}"]`, "holds a line break or another character that no header can have");
    }
    checked[name.toLowerCase()] = value;
  }
  return checked;
}
