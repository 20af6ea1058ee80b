/**
 * Item at a position that is known to have one.
 *
 * @throws {RangeError} when it has none, which is a fault of the caller
 */
export function itemAt<Item>(items: readonly Item[], position: number): Item {
  const item = items[position];
  if (item === undefined) throw new RangeError(`There is no item at position ${position} of ${items.length}.`);
  return item;
}
