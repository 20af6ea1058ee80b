/** Replaces the numbers in some places of a parsed body by bigints. `*` in a path stands for all items or values. */
export function withBigints(body: unknown, paths: readonly string[] = []): unknown {
  for (const path of paths) replace(body, path.split("."));
  return body;
}

function replace(node: unknown, [name = "", ...rest]: readonly string[]): void {
  if (typeof node !== "object" || node === null) return;
  for (const key of name === "*" ? Object.keys(node) : [name]) {
    if (!Object.hasOwn(node, key)) continue;
    const value: unknown = Reflect.get(node, key);
    if (rest.length > 0) replace(value, rest);
    else if (Number.isInteger(value)) Reflect.set(node, key, BigInt(Number(value)));
  }
}
