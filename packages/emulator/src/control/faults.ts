import { ServiceError } from "../errors/service-error.ts";
import type { Delivery, EmulatorResponse } from "../http/message.ts";
import { checkFaultRule, type FaultRule, retryAfterHeader } from "./fault-rule.ts";
import { isNamed, type OperationName } from "./operation-name.ts";

/** A rule, and how often it has happened. */
export interface CountedFaultRule extends FaultRule {
  /** Number of requests it has happened to. */
  readonly happened: number;
}

/** Faults to inject. The first rule that matches a request and is not used up applies to it. */
export class Faults {
  #rules: { rule: FaultRule; happened: number }[] = [];
  readonly #chance: () => number;

  /** @param chance returns a number from 0 to below 1 */
  constructor(chance: () => number) {
    this.#chance = chance;
  }

  /**
   * Appends a rule.
   *
   * @throws {TypeError} when it is wrong; the message names the field
   */
  add(rule: FaultRule): void {
    checkFaultRule(rule);
    this.#rules.push({ rule: { ...rule }, happened: 0 });
  }

  /** Removes all rules. */
  clear(): void {
    this.#rules = [];
  }

  /** All rules, including those that are used up. */
  list(): CountedFaultRule[] {
    return this.#rules.map(({ rule, happened }) => ({ ...rule, happened }));
  }

  /** Rule that applies to a request for an operation, if any; counts the request. */
  meet(operation: OperationName): FaultRule | undefined {
    const met = this.#rules.find(({ rule: { operation: name, times = Infinity, probability = 1 }, happened }) => {
      const fits = name === "*" ? operation.description !== "iam" : isNamed(operation, name);
      return fits && happened < times && (probability === 1 || this.#chance() < probability);
    });
    if (met) met.happened += 1;
    return met?.rule;
  }
}

/** Error response of a rule, if it makes one. `unavailable` is the code of the plane for a service that fails. */
export function refusalOf(
  { status, code, message, retryAfter }: FaultRule,
  unavailable: string,
): ServiceError | undefined {
  if (status === undefined && retryAfter === undefined) return undefined;
  const isThrottled = status === undefined || status === 429;
  return new ServiceError(
    status ?? 429,
    code ?? (isThrottled ? "APIGW.0308" : unavailable),
    message ?? (isThrottled ? "The throttling threshold has been reached." : "A fault rule refuses this request."),
  );
}

/** Response, delivered as a rule demands. */
export function spoiled(
  response: EmulatorResponse,
  { retryAfter, delayMs, bodyMs, connection }: FaultRule,
): EmulatorResponse {
  const header = retryAfter === undefined ? undefined : retryAfterHeader(retryAfter);
  const delivery: Delivery = { delayMs, bodyMs, connection };
  return {
    ...response,
    headers: { ...response.headers, ...(header !== undefined && { "retry-after": header }) },
    delivery,
  };
}
