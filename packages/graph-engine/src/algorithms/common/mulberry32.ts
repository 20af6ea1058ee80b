/*
 * Mulberry32: a sequence that looks random, small, and good enough for what is not a secret. Whoever walks along it keeps
 * the place, so that it can be remembered and gone back to.
 */

/** The place behind this one. */
export function nextPlace(place: number): number {
  return (place + 0x6d2b79f5) | 0;
}

/** The number of 32 bits that stands at a place. */
export function numberAt(place: number): number {
  let mixed = Math.imul(place ^ (place >>> 15), 1 | place);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return (mixed ^ (mixed >>> 14)) >>> 0;
}
