/** The mark of this library's errors, the same in every copy of it. */
export const BRAND: unique symbol = Symbol.for("@ges-sdk/error");

/** The base of every error this library throws. `cause` holds the error behind it, if there is one. */
export class GesError extends Error {
  override readonly name: string = "GesError";

  /** @internal */
  get [BRAND](): true {
    return true;
  }
}
