import { randomBytes, randomUUID } from "node:crypto";
import { nextPlace, numberAt } from "@ges-sdk/graph-engine/algorithms";

/** Source of IDs, secrets and random numbers. With a seed, it gives the same ones in the same order every time. */
export class Randomness {
  /** Position in the sequence, if it is seeded. */
  state: number | undefined;

  constructor(seed?: number) {
    this.state = seed;
  }

  /** A UUID of version 4. */
  uuid(): string {
    if (this.state === undefined) return randomUUID();
    const bytes = this.#bytes(16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
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
    let { state } = this;
    if (state === undefined) return randomBytes(count);
    const bytes = Buffer.alloc(count);
    for (let position = 0; position < count; position += 1) {
      state = nextPlace(state);
      bytes.writeUInt8(numberAt(state) >>> 24, position);
    }
    this.state = state;
    return bytes;
  }
}
