import { Path } from "./path.ts";
import { isElement, isList, isMap, type Value } from "./value.ts";

const sizes = new WeakMap<object, number>();

/** Returns about as many bytes as a value takes when it is written out. What occurs several times counts as often. */
export function sizeOf(value: Value): number {
  if (typeof value === "string") return value.length + 2;
  if (typeof value !== "object" || value === null) return 8;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  const size = measure(value);
  sizes.set(value, size);
  return size;
}

function measure(value: Value & object): number {
  if (isList(value)) return value.reduce<number>((sum, item) => sum + 1 + sizeOf(item), 2);
  if (isMap(value)) return [...value].reduce((sum, [name, item]) => sum + name.length + 4 + sizeOf(item), 2);
  if (value instanceof Path) return value.elements.reduce((sum, element) => sum + sizeOf(element), 2);
  if (!isElement(value)) return 8;
  return Object.entries(value.properties).reduce((sum, [name, item]) => sum + name.length + String(item).length + 4, 2);
}
