import { EXIT_CODES } from "../errors/exit-code.ts";
import { Interrupted } from "../errors/interrupted.ts";

/** Returns the signal that fires on Ctrl-C. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  process.on("SIGINT", () => {
    // Whoever presses it twice does not want to wait for anything.
    if (controller.signal.aborted) process.exit(EXIT_CODES.interrupted.code);
    controller.abort(new Interrupted("Interrupted."));
  });
  return controller.signal;
}
