import type { Dispatcher } from "undici";

/** Number of bytes buffered for a slow reader before the connection pauses. */
const HIGH_WATER = 1024 * 1024;

/** Body of a response, as it arrives from the pool. Read once, as a whole or as a stream. */
export class PooledBody {
  readonly #connection: Dispatcher.DispatchController;
  #chunks: Buffer[] = [];
  #size = 0;
  #isWhole = false;
  #error: Error | undefined;
  #isCollecting = false;
  /** Wakes the reader when something new has arrived. */
  #wake: (() => void) | undefined;
  used = false;

  constructor(connection: Dispatcher.DispatchController) {
    this.#connection = connection;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.byteLength;
    if (!this.#isCollecting && this.#size > HIGH_WATER) this.#connection.pause();
    this.#wake?.();
  }

  end(): void {
    this.#isWhole = true;
    this.#wake?.();
  }

  fail(error: Error): void {
    this.#error = error;
    this.#wake?.();
  }

  /** Returns the whole body, once it has arrived. */
  async all(): Promise<Buffer> {
    this.#use();
    this.#isCollecting = true;
    if (this.#connection.paused) this.#connection.resume();
    while (!this.#isWhole && !this.#error) await this.#news();
    if (this.#error) throw this.#error;
    const [only = Buffer.alloc(0), second] = this.#chunks;
    return second ? Buffer.concat(this.#chunks) : only;
  }

  /** Streams the chunks, no faster than they are read. */
  stream(): ReadableStream<Uint8Array> {
    this.#use();
    return new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        while (this.#chunks.length === 0 && !this.#isWhole && !this.#error) await this.#news();
        for (const chunk of this.#chunks.splice(0)) controller.enqueue(chunk);
        this.#size = 0;
        if (this.#error) controller.error(this.#error);
        else if (this.#isWhole) controller.close();
        else if (this.#connection.paused) this.#connection.resume();
      },
      cancel: () => {
        if (!this.#isWhole) this.#connection.abort(new Error("The rest of the response is not wanted"));
      },
    });
  }

  #use(): void {
    if (this.used) throw new TypeError("The body has been read already");
    this.used = true;
  }

  #news(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
