import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { type DescribedOperation, examplesOf, OPERATIONS } from "./operations.ts";
import { SPEC } from "./places.ts";

/** An entry of the catalogue of error codes. */
export interface ErrorCode {
  code: string;
  /** Address of its English page: `/errors/GES.7001/`. */
  path: string;
  plane: string;
  status: number;
  message: string;
  variants: string[];
  meaning: string;
  remedy: string;
  retryable: boolean;
  /** The operations whose description names the code. */
  operations: DescribedOperation[];
}

type Entry = Omit<ErrorCode, "code" | "path" | "operations" | "variants"> & { variants?: string[] };

/** The codes that the error responses of an operation show, with their messages. */
export function codesOf(operation: DescribedOperation): { status: string; code: string; message: string }[] {
  return Object.entries(operation.errors).flatMap(([status, response]) =>
    examplesOf(response).flatMap(({ value }) => {
      const body = value as Record<string, unknown>;
      const code = body["errorCode"] ?? body["error_code"] ?? body["errCode"];
      const message = body["errorMessage"] ?? body["error_msg"] ?? body["externalMessage"] ?? "";
      return typeof code === "string" ? [{ status, code: code.trim(), message: String(message) }] : [];
    }),
  );
}

const catalogue: Record<string, Entry> = parse(readFileSync(new URL("error-codes.yaml", SPEC), "utf8"));
const named = OPERATIONS.map((operation) => ({
  operation,
  codes: new Set([
    ...codesOf(operation).map(({ code }) => code),
    ...(operation.description.match(/GES\.\d{4}/g) ?? []),
  ]),
}));

/** The catalogue, by code. */
export const ERROR_CODES: readonly ErrorCode[] = Object.entries(catalogue).map(([code, entry]) => ({
  ...entry,
  variants: entry.variants ?? [],
  code,
  path: `/errors/${code}/`,
  operations: named.filter(({ codes }) => codes.has(code)).map(({ operation }) => operation),
}));

export function errorCode(code: string): ErrorCode | undefined {
  return ERROR_CODES.find((entry) => entry.code === code);
}
