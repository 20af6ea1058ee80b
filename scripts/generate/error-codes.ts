import { parse } from "yaml";
import { docstring } from "./docstring.ts";

interface ErrorCode {
  plane: string;
  status: number;
  message: string;
  meaning: string;
  remedy: string;
  retryable: boolean;
}

/** The catalogue of error codes, for people: an editor shows the meaning and the remedy of each. */
export function errorCatalogue(yaml: string): string {
  const entries = Object.entries(parse(yaml) as Record<string, ErrorCode>);
  return [
    CATALOGUE_TYPES,
    "/** The error codes that are known. */",
    "export interface KnownGesErrors {",
    ...entries.flatMap(([code, { meaning, remedy }]) => [
      docstring(`${meaning} ${remedy}`, "  "),
      `  readonly ${JSON.stringify(code)}: GesErrorEntry;`,
    ]),
    "}",
    "",
    "/** An error code that is in the catalogue. */",
    "export type GesErrorCode = keyof KnownGesErrors;",
    "",
    "/**",
    " * Catalogue of error codes: the meaning of each and the remedy. The service has codes that no page names, so a code",
    ' * that was received may be missing: `GES_ERRORS[error.code ?? ""]?.remedy`.',
    " */",
    "export const GES_ERRORS: KnownGesErrors & { readonly [code: string]: GesErrorEntry | undefined } = {",
    // A code comes from the network: "constructor" must find nothing.
    "  // @ts-expect-error sets the prototype",
    "  __proto__: null,",
    ...entries.map(([code, { plane, status, message, meaning, remedy, retryable }]) => {
      return `  ${JSON.stringify(code)}: ${JSON.stringify({ plane, status, message, meaning, remedy, retryable })},`;
    }),
    "};",
    "",
  ].join("\n");
}

const CATALOGUE_TYPES = `/** Entry of the catalogue of error codes. */
export interface GesErrorEntry {
  /** Plane that responds with the code. */
  readonly plane: string;
  /** HTTP status of the response. */
  readonly status: number;
  /** Message of the service, in the vendor's words. */
  readonly message: string;
  /** What has happened. */
  readonly meaning: string;
  /** What to do about it. */
  readonly remedy: string;
  /** True when the same call may succeed later. */
  readonly retryable: boolean;
}
`;

/** The codes after which the same call may succeed, for the runtime: it has no use for the rest of the catalogue. */
export function retryableCodes(yaml: string): string {
  const entries = Object.entries(parse(yaml) as Record<string, ErrorCode>);
  const codes = entries.filter(([, { retryable }]) => retryable).map(([code]) => code);
  return `export const RETRYABLE_CODES: ReadonlySet<string> = new Set(${JSON.stringify(codes)});\n`;
}
