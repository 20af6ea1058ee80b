import { parse } from "yaml";

interface ErrorCode {
  plane: string;
  status: number;
  message: string;
  meaning: string;
  remedy: string;
  retryable: boolean;
}

/** The catalogue of error codes, for people. */
export function errorCatalogue(yaml: string): string {
  const entries = Object.entries(parse(yaml) as Record<string, ErrorCode>);
  return [
    "/**",
    " * The known error codes: what each means and what to do about it.",
    " * The service has codes that stand nowhere; look one up with `Object.hasOwn(GES_ERRORS, code)` first.",
    " */",
    "export const GES_ERRORS = {",
    ...entries.map(([code, { plane, status, message, meaning, remedy, retryable }]) => {
      return `  ${JSON.stringify(code)}: ${JSON.stringify({ plane, status, message, meaning, remedy, retryable })},`;
    }),
    "} as const;",
    "",
    "/** An error code that is in the catalogue. */",
    "export type GesErrorCode = keyof typeof GES_ERRORS;",
    "",
  ].join("\n");
}

/** The codes after which the same call may succeed, for the runtime: it has no use for the rest of the catalogue. */
export function retryableCodes(yaml: string): string {
  const entries = Object.entries(parse(yaml) as Record<string, ErrorCode>);
  const codes = entries.filter(([, { retryable }]) => retryable).map(([code]) => code);
  return `export const RETRYABLE_CODES: ReadonlySet<string> = new Set(${JSON.stringify(codes)});\n`;
}
