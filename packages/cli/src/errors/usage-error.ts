/** The command was used in a wrong way. Its message names the flag and the remedy. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
