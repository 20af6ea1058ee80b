import { badRequest } from "../../../errors/service-error.ts";

/** Positive when the first version is the later one, negative when the second is, 0 when they are the same. */
export function compareVersions(one: string, other: string): number {
  const [ones, others] = [numbersOf(one), numbersOf(other)];
  for (let at = 0; at < Math.max(ones.length, others.length); at += 1) {
    const difference = (ones[at] ?? 0) - (others[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(version: string): number[] {
  if (!/^\d+(\.\d+)*$/.test(version)) {
    throw badRequest("GES.7016", "The request is invalid. upgradeVersion must be numbers with points between them.");
  }
  return version.split(".").map(Number);
}
