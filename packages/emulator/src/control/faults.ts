import { ServiceError } from "../errors/service-error.ts";
import type { Delivery, EmulatorResponse } from "../http/message.ts";
import { checkFaultRule, type FaultRule, retryAfterHeader } from "./fault-rule.ts";
import { isNamed, type OperationName } from "./operation-name.ts";

/** A rule, and how often it has happened. */
export interface CountedFaultRule extends FaultRule {
  /** Number of requests it has happened to. */
  readonly happened: number;
}

/** What goes wrong on purpose. The first rule that fits a request, and has not been used up, happens to it. */
export class Faults {
  #rules: { rule: FaultRule; happened: number }[] = [];
  readonly #chance: () => number;

  /** @param chance gives a number from 0 to below 1 */
  constructor(chance: () => number) {
    this.#chance = chance;
  }

  /**
   * Adds a rule, behind those there are.
   *
   * @throws {TypeError} when it is wrong; the message names the field
   */
  add(rule: FaultRule): void {
    checkFaultRule(rule);
    this.#rules.push({ rule: { ...rule }, happened: 0 });
  }

  /** Takes all rules away. */
  clear(): void {
    this.#rules = [];
  }

  /** The rules, those that are used up among them. */
  list(): CountedFaultRule[] {
    return this.#rules.map(({ rule, happened }) => ({ ...rule, happened }));
  }

  /** The rule that happens to a request for an operation, if one does. */
  meet(operation: OperationName): FaultRule | undefined {
    const met = this.#rules.find(({ rule: { operation: name, times = Infinity, probability = 1 }, happened }) => {
      const fits = name === "*" ? operation.description !== "iam" : isNamed(operation, name);
      return fits && happened < times && (probability === 1 || this.#chance() < probability);
    });
    if (met) met.happened += 1;
    return met?.rule;
  }
}

/** The refusal that a rule makes, if it makes one. `unavailable` is the code of the plane for a service that fails. */
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

/** An answer as a rule lets it arrive. */
export function spoiled(
  answer: EmulatorResponse,
  { retryAfter, delayMs, bodyMs, connection }: FaultRule,
): EmulatorResponse {
  const header = retryAfter === undefined ? undefined : retryAfterHeader(retryAfter);
  const delivery: Delivery = { delayMs, bodyMs, connection };
  return {
    ...answer,
    headers: { ...answer.headers, ...(header !== undefined && { "retry-after": header }) },
    delivery,
  };
}
