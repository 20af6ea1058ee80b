import { setImmediate } from "node:timers/promises";

/** Values that are written at one go: it takes well below a millisecond. */
const VALUES_AT_ONCE = 2000;
const SLICE_MS = 5;

/** Does what `JSON.stringify` does, and lets other requests get their turn where the value is large. */
export async function stringifyInSlices(value: unknown): Promise<string> {
  if (isSmall(value)) return JSON.stringify(value);
  const pieces: string[] = [];
  let sliceEnd = performance.now() + SLICE_MS;
  for (const piece of piecesOf(value)) {
    pieces.push(piece);
    if (performance.now() < sliceEnd) continue;
    await setImmediate();
    sliceEnd = performance.now() + SLICE_MS;
  }
  return pieces.join("");
}

function* piecesOf(value: unknown): Generator<string> {
  if (isSmall(value)) yield JSON.stringify(value);
  else if (Array.isArray(value)) yield* piecesOfArray(value);
  else yield* piecesOfObject(Object(value));
}

function* piecesOfArray(items: readonly unknown[]): Generator<string> {
  let before = "[";
  let together: unknown[] = [];
  let size = 0;
  for (const item of items) {
    const itemSize = sizeOf(item);
    if (together.length > 0 && size + itemSize > VALUES_AT_ONCE) {
      yield before + JSON.stringify(together).slice(1, -1);
      before = ",";
      together = [];
      size = 0;
    }
    if (itemSize > VALUES_AT_ONCE) {
      yield before;
      yield* piecesOf(item);
      before = ",";
    } else {
      together.push(item);
      size += itemSize;
    }
  }
  if (together.length > 0) yield before + JSON.stringify(together).slice(1, -1);
  yield "]";
}

function* piecesOfObject(object: object): Generator<string> {
  let before = "{";
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined) continue;
    yield `${before}${JSON.stringify(name)}:`;
    yield* piecesOf(value);
    before = ",";
  }
  yield before === "{" ? "{}" : "}";
}

/** True for a value that is written at one go. */
export function isSmall(value: unknown): boolean {
  return sizeOf(value) <= VALUES_AT_ONCE;
}

/** Number of values in a value, itself included; counted only as far as it matters. */
function sizeOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  let size = 1;
  for (const item of Array.isArray(value) ? value : Object.values(value)) {
    size += sizeOf(item);
    if (size > VALUES_AT_ONCE) break;
  }
  return size;
}
