import { GesApiError, type Middleware } from "@ges-sdk/core";
import { type Comparison, describedBy } from "./described.ts";

/** Holds responses against a description, and keeps what they show. */
export class Verification {
  readonly #name: string;
  readonly #compare: ReturnType<typeof describedBy>;
  readonly #results = new Map<string, Comparison | string>();

  constructor(name: string) {
    this.#name = name;
    this.#compare = describedBy(`${name}.openapi.yaml`);
  }

  /** Compares every response that passes. */
  readonly middleware: Middleware = async (request, next) => {
    const response = await next(request);
    if (response.ok && request.operationId !== undefined) {
      const body: unknown = await response.clone().json();
      this.#results.set(request.operationId, this.#compare(request.operationId, body));
    }
    return response;
  };

  /** Makes a call whose failure is a result too. Only codes are kept: a message may hold an ID. */
  async attempt<T>(operationId: string, call: () => Promise<T>): Promise<T | undefined> {
    try {
      return await call();
    } catch (error) {
      const reason = error instanceof GesApiError ? `HTTP ${error.status}, ${error.code ?? "no code"}` : nameOf(error);
      if (!this.#results.has(operationId)) this.#results.set(operationId, `not verified: ${reason}`);
      return undefined;
    }
  }

  /** Notes why an operation was not called. */
  skip(reason: string, ...operationIds: string[]): void {
    for (const operationId of operationIds) this.#results.set(operationId, `not called: ${reason}`);
  }

  /** Prints what was verified of each operation, what differs, and what stays assumed. */
  print(): void {
    for (const [operationId, result] of this.#results) {
      console.log(`${this.#name} ${operationId}`);
      if (typeof result === "string") console.log(`  ${result}`);
      else {
        const { verified, differs, assumed } = result;
        console.log(`  verified: ${verified.length} fields`);
        if (differs.length > 0) console.log(`  differs: ${differs.join(", ")}`);
        if (assumed.length > 0) console.log(`  stays assumed: ${assumed.join(", ")}`);
      }
    }
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "an unknown failure";
}
