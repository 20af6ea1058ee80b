/** Observer of collection changes. */
export interface MapObserver {
  /** An entry was put there, put anew or taken out. */
  changed(id: string): void;
  /** Every entry was taken out. */
  cleared(): void;
}

/** A map that can be watched. */
export class ObservableMap<Item> extends Map<string, Item> {
  observer: MapObserver | undefined;

  override set(id: string, item: Item): this {
    super.set(id, item);
    this.observer?.changed(id);
    return this;
  }

  override delete(id: string): boolean {
    this.observer?.changed(id);
    return super.delete(id);
  }

  override clear(): void {
    super.clear();
    this.observer?.cleared();
  }
}
