import { GesConfigError } from "../errors/ges-config-error.ts";

/** Checks a duration in milliseconds: a wrong one would end a call at once, or never. */
export function checkDuration(name: string, ms: unknown): number {
  if (typeof ms !== "number" || !(ms > 0)) throw new GesConfigError(name, "must be a number of milliseconds above 0");
  return ms;
}
