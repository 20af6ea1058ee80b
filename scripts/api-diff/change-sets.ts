import { BUMPS, type Bump } from "./compare.ts";

/** Names the packages whose change-sets declare less than a bump. */
export function packagesBelow(
  bump: Bump,
  packages: readonly string[],
  releases: readonly { readonly name: string; readonly type: Bump }[],
): string[] {
  return packages.filter((name) => {
    const declared = releases.filter((release) => release.name === name).map(({ type }) => BUMPS.indexOf(type));
    return Math.max(0, ...declared) < BUMPS.indexOf(bump);
  });
}
