import type { Option } from "./option.ts";

/** Returns the flag of an option: `--dry-run` for `dryRun`. */
export function flagOf(name: string, { flag }: Option): string {
  return flag ?? `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
