import { closest } from "@ges-sdk/validation";
import { unknownOperation } from "./operation-name.ts";

/** Fault to inject into matching requests. */
export interface FaultRule {
  /**
   * `stopGraph`, `management-v2/stopGraph`, or `*` for every operation of GES. Those of IAM are `iam/createToken` and
   * `iam/listProjects`.
   */
  readonly operation: string;
  /** Number of requests to affect. Default: all. */
  readonly times?: number;
  /** Probability of affecting each request, from 0 to 1. Default: 1. */
  readonly probability?: number;
  /** HTTP status of an error response sent instead of executing the operation. */
  readonly status?: number;
  /** Error code of that response. */
  readonly code?: string;
  /** Message of that response. */
  readonly message?: string;
  /** `Retry-After` header of that response: seconds, or a date. On its own it implies status 429. */
  readonly retryAfter?: number | string;
  /** Delay before the response, in milliseconds. */
  readonly delayMs?: number;
  /** Duration of sending the body, piece by piece, in milliseconds. */
  readonly bodyMs?: number;
  /**
   * `reset`: the connection breaks before the operation is executed. `truncated`: it breaks in the middle of the
   * response body, after the operation has been executed.
   */
  readonly connection?: "reset" | "truncated";
}

type Check = (value: unknown) => string | undefined;

const isWhole = (least: number, most: number, what: string): Check => {
  return (value) =>
    typeof value === "number" && Number.isInteger(value) && value >= least && value <= most ? undefined : what;
};
const isText: Check = (value) => (typeof value === "string" && value !== "" ? undefined : "must be a text");
const isDuration = isWhole(0, 86_400_000, "must be a whole number of milliseconds, a day at most");

const CHECKS = {
  operation: (value) => isText(value) ?? (value === "*" ? undefined : unknownOperation(String(value))),
  times: isWhole(1, Number.MAX_SAFE_INTEGER, "must be a whole number, 1 or more"),
  probability: (value) => (typeof value === "number" && value >= 0 && value <= 1 ? undefined : "must be from 0 to 1"),
  status: isWhole(400, 599, "must be a whole number from 400 to 599"),
  code: isText,
  message: isText,
  retryAfter: (value) => (retryAfterHeader(value) === undefined ? "must be a number of seconds or a date" : undefined),
  delayMs: isDuration,
  bodyMs: isDuration,
  connection: (value) => (value === "reset" || value === "truncated" ? undefined : "must be reset or truncated"),
} satisfies Record<keyof FaultRule, Check>;
const checks = new Map<string, Check>(Object.entries(CHECKS));

/** Effects, of which a rule needs at least one: without, it would do nothing. */
const EFFECTS = ["status", "retryAfter", "delayMs", "bodyMs", "connection"] as const;

/**
 * Checks a rule that does not come from the compiler.
 *
 * @throws {TypeError} when it is wrong; the message names the field
 */
export function checkFaultRule(rule: unknown): asserts rule is FaultRule {
  if (typeof rule !== "object" || rule === null || Array.isArray(rule)) throw new TypeError("fault: must be an object");
  const { operation = undefined, ...rest }: { [Name in keyof FaultRule]?: unknown } = rule;
  for (const [name, value] of Object.entries({ operation, ...rest })) {
    const check = checks.get(name);
    if (!check) {
      const meant = closest(name, Object.keys(CHECKS));
      throw new TypeError(
        `fault: ${name} is not a known field.${meant === undefined ? "" : ` Did you mean ${meant}?`}`,
      );
    }
    const problem = check(value);
    if (problem !== undefined) throw new TypeError(`fault: ${name}: ${problem}`);
  }
  if (EFFECTS.every((effect) => rest[effect] === undefined)) {
    throw new TypeError(`fault: needs one of ${EFFECTS.join(", ")}`);
  }
}

/** The value of the header `Retry-After` (RFC 9110): seconds, or a date in the form of HTTP. */
export function retryAfterHeader(value: unknown): string | undefined {
  const text = String(value);
  if (/^\d+$/.test(text)) return text;
  const date = Date.parse(text);
  return typeof value !== "string" || Number.isNaN(date) ? undefined : new Date(date).toUTCString();
}

/** Reads a rule as it is written on the command line: `stopGraph:status=503,code=GES.7005,times=2`. */
export function parseFaultRule(text: string): FaultRule {
  const [operation = "", ...rest] = text.split(":");
  const fields = rest
    .join(":")
    .split(",")
    .filter(Boolean)
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [name, numberOrText(value.join("="))];
    });
  const rule: unknown = { operation, ...Object.fromEntries(fields) };
  checkFaultRule(rule);
  return rule;
}

function numberOrText(text: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
