/** A request that the service would refuse, with the answer it would give. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Nearly every refusal has status 400; the code tells what is wrong. */
export function refuse(code: string, message: string): Refusal {
  return new Refusal(400, code, message);
}
