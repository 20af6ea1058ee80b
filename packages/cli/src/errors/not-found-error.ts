/** What a command names is not in the project. */
export class NotFoundError extends Error {
  override readonly name = "NotFoundError";
}
