/** Knows how to go back to where it is now. */
interface Snapshotted {
  snapshot(): () => void;
}

/** Can be copied as a whole; what holds it is given a copy back. */
interface Copied {
  copy(): Copied;
}

type Restore = () => unknown;

const isSnapshotted = (value: object): value is Snapshotted => "snapshot" in value;
const isCopied = (value: object): value is Copied => "copy" in value;

/**
 * Captures what an object holds, however deep; the returned function restores it, as often as it is
 * called. Objects, arrays, maps and sets stay the same ones, so that references to them see the restored state.
 * An object of a class needs a `snapshot` or a `copy`.
 */
export function snapshotOf(object: object): () => void {
  return fieldsOf(object, new Map());
}

function fieldsOf(object: object, known: Map<object, Restore>): () => void {
  const fields = Object.entries(object).map(([name, value]) => [name, remember(value, known)] as const);
  const names = new Set(fields.map(([name]) => name));
  return () => {
    for (const name of Object.keys(object)) if (!names.has(name)) Reflect.deleteProperty(object, name);
    for (const [name, restore] of fields) Reflect.set(object, name, restore());
  };
}

function remember(value: unknown, known: Map<object, Restore>): Restore {
  const same = () => value;
  if (typeof value !== "object" || value === null || isUnchanging(value)) return same;
  const restore = known.get(value);
  if (restore) return restore;
  if (isCopied(value)) {
    const saved = value.copy();
    const restoreCopy = () => saved.copy();
    known.set(value, restoreCopy);
    return restoreCopy;
  }
  // Registered before its contents are visited: what it holds may lead back to it.
  known.set(value, same);
  const refill = contentsOf(value, known);
  return () => {
    refill();
    return value;
  };
}

function contentsOf(value: object, known: Map<object, Restore>): () => void {
  if (isSnapshotted(value)) return value.snapshot();
  if (value instanceof Map) {
    const entries = Array.from(value, ([key, item]) => [key, remember(item, known)] as const);
    return () => {
      value.clear();
      for (const [key, restore] of entries) value.set(key, restore());
    };
  }
  if (value instanceof Set) {
    const items = [...value];
    return () => {
      value.clear();
      for (const item of items) value.add(item);
    };
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => remember(item, known));
    return () => {
      value.splice(0, value.length, ...items.map((restore) => restore()));
    };
  }
  if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) {
    throw new TypeError(`${value.constructor.name} has no snapshot and no copy.`);
  }
  return fieldsOf(value, known);
}

function isUnchanging(value: object): boolean {
  return Object.isFrozen(value) || ArrayBuffer.isView(value) || value instanceof Date;
}
