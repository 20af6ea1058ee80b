import { closest } from "../description/closest-match.ts";
import { unknownOperation } from "./operation-name.ts";

/** Something that goes wrong on purpose. */
export interface FaultRule {
  /**
   * `stopGraph`, `management-v2/stopGraph`, or `*` for every operation of GES. Those of IAM are `iam/createToken` and
   * `iam/listProjects`.
   */
  readonly operation: string;
  /** How many requests it happens to, all unless given. */
  readonly times?: number;
  /** How likely it happens to each, from 0 to 1; 1 unless given. */
  readonly probability?: number;
  /** HTTP status of a refusal that is answered in place of carrying the operation out. */
  readonly status?: number;
  /** Error code of that refusal. */
  readonly code?: string;
  /** Message of that refusal. */
  readonly message?: string;
  /** The header `Retry-After` of that refusal: seconds, or a date. Alone, it makes a refusal with status 429. */
  readonly retryAfter?: number | string;
  /** How long the answer waits, in milliseconds. */
  readonly delayMs?: number;
  /** How long the body takes to arrive, piece by piece, in milliseconds. */
  readonly bodyMs?: number;
  /**
   * `reset`: the connection breaks before the operation is carried out. `truncated`: it breaks in the middle of the
   * answer's body, when the operation has been carried out.
   */
  readonly connection?: "reset" | "truncated";
}

type Check = (value: unknown) => string | undefined;

const isWhole = (least: number, most: number, what: string): Check => {
  return (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most ? undefined : what;
};
const isText: Check = (value) => (typeof value === "string" && value !== "" ? undefined : "must be a text");
const isDuration = isWhole(0, 86_400_000, "must be a whole number of milliseconds, a day at most");

const CHECKS: Record<keyof FaultRule, Check> = {
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
};

/** What a rule has to have one of: without, nothing would go wrong. */
const EFFECTS = ["status", "retryAfter", "delayMs", "bodyMs", "connection"] as const;

/**
 * Checks a rule that does not come from the compiler.
 *
 * @throws {TypeError} when it is wrong; the message names the field
 */
export function checkFaultRule(rule: unknown): asserts rule is FaultRule {
  if (typeof rule !== "object" || rule === null || Array.isArray(rule)) throw new TypeError("fault: must be an object");
  const { operation, ...rest } = rule as Partial<FaultRule>;
  for (const [name, value] of Object.entries({ operation, ...rest })) {
    if (!Object.hasOwn(CHECKS, name)) {
      const meant = closest(name, Object.keys(CHECKS));
      throw new TypeError(
        `fault: ${name} is not a known field.${meant === undefined ? "" : ` Did you mean ${meant}?`}`,
      );
    }
    const problem = CHECKS[name as keyof FaultRule](value);
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
