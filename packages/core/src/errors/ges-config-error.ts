import { GesError } from "./ges-error.ts";

/** The input of a client or of a call is wrong. Nothing was sent. */
export class GesConfigError extends GesError {
  override readonly name = "GesConfigError";
  /** Name of the option or parameter that is wrong. */
  readonly parameter: string;

  constructor(parameter: string, problem: string, options?: ErrorOptions) {
    super(`${parameter}: ${problem}`, options);
    this.parameter = parameter;
  }
}
