import type { GraphData } from "@ges-sdk/graph-engine/graph";

/** Data of a backup, which never changes. From a data folder it is read when it is first needed. */
export class BackupData {
  readonly vertexCount: number;
  readonly edgeCount: number;
  readonly #read: () => GraphData;
  #data: GraphData | undefined;
  /** True once a snapshot may bring it back. */
  isShared = false;

  constructor({ vertexCount, edgeCount }: Pick<GraphData, "vertexCount" | "edgeCount">, read: () => GraphData) {
    this.vertexCount = vertexCount;
    this.edgeCount = edgeCount;
    this.#read = read;
  }

  /** Holds data that nothing else changes. */
  static of(data: GraphData): BackupData {
    return new BackupData(data, () => data);
  }

  get(): GraphData {
    this.#data ??= this.#read();
    return this.#data;
  }

  /** Snapshots share it. */
  copy(): BackupData {
    this.isShared = true;
    return this;
  }
}
