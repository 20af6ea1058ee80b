/** The base of every error this library throws. `cause` holds the error behind it, if there is one. */
export class GesError extends Error {
  override readonly name: string = "GesError";
}
