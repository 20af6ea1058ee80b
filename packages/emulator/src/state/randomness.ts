import { randomBytes, randomUUID } from "node:crypto";
import { nextPlace, numberAt } from "@ges-sdk/graph-engine/algorithms";

/** Where IDs, secrets and chance come from. With a seed, the same ones come in the same order every time. */
export class Randomness {
  /** Where the sequence is, if it is seeded. */
  state: number | undefined;

  constructor(seed?: number) {
    this.state = seed;
  }

  /** A UUID of version 4. */
  uuid(): string {
    if (this.state === undefined) return randomUUID();
    const bytes = this.#bytes(16);
    bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
    return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  /** Secret that cannot be guessed, unless the generator is seeded. */
  secret(): string {
    return this.#bytes(24).toString("base64url");
  }

  /** A number from 0 to below 1. */
  fraction(): number {
    return this.#bytes(4).readUInt32BE() / 2 ** 32;
  }

  /** Captures the position in the sequence; the returned function restores it. */
  snapshot(): () => void {
    const state = this.state;
    return () => {
      this.state = state;
    };
  }

  #bytes(count: number): Buffer {
    if (this.state === undefined) return randomBytes(count);
    return Buffer.from(Array.from({ length: count }, () => this.#next() >>> 24));
  }

  #next(): number {
    this.state = nextPlace(this.state as number);
    return numberAt(this.state);
  }
}
