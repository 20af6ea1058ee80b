// The few types of DER (ITU-T X.690) that a certificate is made of. Node.js can read certificates and cannot write them;
// the libraries that can are larger than the rest of the emulator's start.

/** A value with its tag and length. */
function tagged(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.of(tag), lengthOf(content.byteLength), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, "0"), "hex");
  return Buffer.concat([Buffer.of(0x80 | bytes.byteLength), bytes]);
}

export const sequence = (...items: readonly Buffer[]) => tagged(0x30, ...items);
export const set = (...items: readonly Buffer[]) => tagged(0x31, ...items);
/** A positive integer, whose first bit is 0. */
export const integer = (bytes: Buffer) => tagged(0x02, bytes);
export const octetString = (bytes: Buffer) => tagged(0x04, bytes);
export const bitString = (bytes: Buffer) => tagged(0x03, Buffer.of(0), bytes);
export const utf8String = (text: string) => tagged(0x0c, Buffer.from(text));
/** A tag that holds another value. */
export const explicit = (tag: number, value: Buffer) => tagged(0xa0 | tag, value);
/** A tag that stands for that of the value. */
export const implicit = (tag: number, value: Buffer) => tagged(0x80 | tag, value);
export const boolean = (value: boolean) => tagged(0x01, Buffer.of(value ? 0xff : 0));

/** A time until 2049. */
export function utcTime(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replace(/\D/g, "").slice(2, 14);
  return tagged(0x17, Buffer.from(`${digits}Z`));
}

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(number: number): number[] {
  const digits = [number & 0x7f];
  for (let left = number >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}
