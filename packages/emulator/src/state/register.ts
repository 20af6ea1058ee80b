/** Is told what changes in a collection. */
export interface Watcher {
  /** An entry was put there, put anew or taken out. */
  changed(id: string): void;
  /** Every entry was taken out. */
  cleared(): void;
}

/** A map that can be watched. */
export class Register<Item> extends Map<string, Item> {
  watcher: Watcher | undefined;

  override set(id: string, item: Item): this {
    super.set(id, item);
    this.watcher?.changed(id);
    return this;
  }

  override delete(id: string): boolean {
    this.watcher?.changed(id);
    return super.delete(id);
  }

  override clear(): void {
    super.clear();
    this.watcher?.cleared();
  }
}
