/** A request that the service would badRequest, with the answer it would give. */
export class ServiceError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Nearly every refusal has status 400; the code tells what is wrong. */
export function badRequest(code: string, message: string): ServiceError {
  return new ServiceError(400, code, message);
}
