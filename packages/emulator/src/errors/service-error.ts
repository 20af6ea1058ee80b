/** A request that is refused, with the response that the service has for it. */
export class ServiceError extends Error {
  readonly status: number;
  readonly code: string;
  /** Further fields of the response. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, fields: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/** Error with status 400, as nearly every refusal of the service has; the code identifies the problem. */
export function badRequest(code: string, message: string): ServiceError {
  return new ServiceError(400, code, message);
}

/** Code for what the service has and the emulator does not. No code of the service resembles it. */
export const NOT_EMULATED_CODE = "EMULATOR.501";

/** Error for what is not emulated, with a status of its own, so that no test takes it for a refusal of the service. */
export function notEmulated(message: string): ServiceError {
  return new ServiceError(501, NOT_EMULATED_CODE, message);
}
