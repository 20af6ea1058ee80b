import { GesConfigError } from "../errors/ges-config-error.ts";

/**
 * Checks a secret that goes into a header: printable ASCII without spaces. The platform's own error quotes the value it
 * rejects, so a malformed secret must not get that far.
 */
export function checkSecret(name: string, value: unknown): string {
  if (typeof value !== "string" || value === "") throw new GesConfigError(name, "must be a string that is not empty");
  if (!/^[\x21-\x7e]+$/.test(value)) {
    throw new GesConfigError(name, "holds a space, a line break or another character that it cannot have");
  }
  return value;
}
