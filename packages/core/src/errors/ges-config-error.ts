import { GesError, type GesErrorOptions } from "./ges-error.ts";

/** An option of a client or an argument of a call is wrong. Nothing was sent. */
export class GesConfigError extends GesError {
  /** @internal */
  static override readonly brand: string = "GesConfigError";
  override readonly name = "GesConfigError";
  /** Name of the wrong option or parameter. */
  readonly parameter: string;

  constructor(parameter: string, problem: string, options?: GesErrorOptions) {
    super(`${parameter}: ${problem}`, options);
    this.parameter = parameter;
  }
}
