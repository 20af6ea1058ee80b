import { note } from "../output/note.ts";

/** Line on standard error that says how far a wait is. */
export interface ProgressLine {
  update(state: string, percent: number | undefined): void;
  /** Leaves the last words standing. */
  stop(): void;
}

/** Starts a spinner on a terminal; elsewhere, prints a line for each new state. */
export async function startProgress(label: string): Promise<ProgressLine> {
  const startedAt = Date.now();
  let latest = "";
  const words = () => `${label}: ${latest}, ${elapsed(Date.now() - startedAt)}`;
  if (!process.stderr.isTTY) {
    return {
      update(state, percent) {
        const next = described(state, percent);
        if (next === latest) return;
        latest = next;
        note(words());
      },
      stop() {},
    };
  }
  latest = "waiting";
  const { default: spin } = await import("yocto-spinner");
  const spinner = spin({ text: words(), handleSignals: false }).start();
  const clock = setInterval(() => {
    spinner.text = words();
  }, 1000);
  return {
    update(state, percent) {
      latest = described(state, percent);
      spinner.text = words();
    },
    stop() {
      clearInterval(clock);
      spinner.stop(words());
    },
  };
}

function described(state: string, percent: number | undefined): string {
  return percent === undefined ? state : `${state} (${Math.round(percent)} %)`;
}

/** Returns a duration in words, for example `3 min 20 s`. */
export function elapsed(durationMs: number): string {
  const seconds = Math.floor(durationMs / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
