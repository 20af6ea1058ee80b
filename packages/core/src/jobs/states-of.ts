import type { WaitOptions } from "./wait-options.ts";

/** Yields each state that a wait sees. A reader who stops early ends the wait. */
export async function* statesOf<Job>(
  wait: (options: WaitOptions<Job>) => Promise<Job>,
): AsyncGenerator<Job, void, undefined> {
  const controller = new AbortController();
  const states: Job[] = [];
  let wake = () => {};
  let end: (() => void) | undefined;
  const onProgress = (job: Job) => {
    states.push(job);
    wake();
  };
  const settle = (ended: () => void) => {
    end = ended;
    wake();
  };
  wait({ onProgress, signal: controller.signal }).then(
    () => settle(() => {}),
    (error: unknown) =>
      settle(() => {
        throw error;
      }),
  );
  try {
    for (;;) {
      yield* states.splice(0);
      if (end) return end();
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    controller.abort();
  }
}
