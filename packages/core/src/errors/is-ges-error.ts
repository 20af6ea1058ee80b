import type { GesErrorCode } from "../generated/error-catalogue.ts";
import type { GesApiError } from "./ges-api-error.ts";
import { BRAND, type GesError } from "./ges-error.ts";

/**
 * Checks that a thrown value is an error of this library: any of them, or, with `codes`, a `GesApiError` with one of
 * these codes. Like `instanceof`, it knows the errors of another copy of the library too.
 *
 * @example
 * ```ts
 * import { isGesError } from "@ges-sdk/core";
 *
 * const isStopped = (error: unknown) => isGesError(error, "GES.7001", "GES.7003");
 * ```
 */
export function isGesError(error: unknown): error is GesError;
export function isGesError<Code extends GesErrorCode | (string & {})>(
  error: unknown,
  ...codes: [Code, ...Code[]]
): error is GesApiError & { readonly code: Code };
export function isGesError(error: unknown, ...codes: unknown[]): boolean {
  if (typeof error !== "object" || error === null || !(BRAND in error)) return false;
  return codes.length === 0 || codes.includes((error as Partial<GesApiError>).code);
}
