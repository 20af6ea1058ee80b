import type { WaitOptions } from "@ges-sdk/core";
import { note } from "../output/note.ts";
import type { Session } from "../session/session.ts";
import { startProgress } from "./progress-line.ts";

interface Wait<State, Outcome> {
  /** What is done to what, for example `Stopping movie`. */
  readonly label: string;
  /** Command that resumes the wait. */
  readonly resume: string;
  wait(options: WaitOptions<State>): Promise<Outcome>;
  describe(state: State): { readonly state: string; readonly percent?: number | undefined };
}

/** Waits with a line of progress. Ctrl-C and a timeout end the wait alone, and say how to resume it. */
export async function follow<State, Outcome>(
  session: Session,
  { label, resume, wait, describe }: Wait<State, Outcome>,
): Promise<Outcome> {
  const { signal, timeoutMs } = session;
  const line = await startProgress(label);
  try {
    return await wait({
      signal,
      timeoutMs,
      onProgress(seen) {
        const { state, percent } = describe(seen);
        line.update(state, percent);
      },
    });
  } catch (error) {
    line.stop();
    const { GesTimeoutError } = await import("@ges-sdk/core");
    if (signal.aborted || error instanceof GesTimeoutError) note(`It goes on in the service. Follow it: ${resume}`);
    throw error;
  } finally {
    line.stop();
  }
}
