/** Subject of a check, in the order in which they are made. */
export type CheckName =
  | "endpoint"
  | "dns"
  | "proxy"
  | "connection"
  | "tls"
  | "clock"
  | "credentials"
  | "token"
  | "project"
  | "permission";

/** Result of one check. It holds no secret. */
export interface DiagnosticCheck {
  readonly name: CheckName;
  /** `warning` is something that works and may surprise; `skipped` could not be checked because of what failed before. */
  readonly status: "passed" | "warning" | "failed" | "skipped";
  /** What was found. */
  readonly message: string;
  /** What to do about it, for warnings and failures. */
  readonly remedy?: string | undefined;
}

/** Results of `diagnose`. */
export interface Diagnosis {
  /** True when no check failed. */
  readonly ok: boolean;
  /** The checks, in the order in which they were made. */
  readonly checks: readonly DiagnosticCheck[];
  /** Returns the checks as lines of text, each problem with its remedy below. */
  toString(): string;
}

const MARKS = { passed: "ok", warning: "warning", failed: "FAILED", skipped: "skipped" };
const WIDEST_MARK = 8;
const WIDEST_NAME = 13;

/** Sums up checks. */
export function diagnosisOf(checks: readonly DiagnosticCheck[]): Diagnosis {
  return {
    ok: checks.every(({ status }) => status !== "failed"),
    checks,
    toString: () => checks.map(lineOf).join("\n"),
  };
}

function lineOf({ name, status, message, remedy }: DiagnosticCheck): string {
  const line = `${MARKS[status].padEnd(WIDEST_MARK)}${name.padEnd(WIDEST_NAME)}${message}`;
  return remedy === undefined ? line : `${line}\n${" ".repeat(WIDEST_MARK + WIDEST_NAME)}${remedy}`;
}
