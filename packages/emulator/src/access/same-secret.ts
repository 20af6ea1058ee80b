import { hash, timingSafeEqual } from "node:crypto";

/** Compares with a secret in constant time: neither where a text differs nor how long the secret is leaks. */
export function sameAs(secret: string): (given: string) => boolean {
  const expected = digest(secret);
  return (given) => timingSafeEqual(digest(given), expected);
}

function digest(text: string): Buffer {
  return hash("sha256", text, "buffer");
}
