/** Brand of this library's errors, the same in every copy of it. */
export const BRAND: unique symbol = Symbol.for("@ges-sdk/error");

/** Base of every error that this library throws. `cause` holds the underlying error, if there is one. */
export class GesError extends Error {
  override readonly name: string = "GesError";

  /** @internal */
  get [BRAND](): true {
    return true;
  }
}
