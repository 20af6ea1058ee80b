import type { ErrorObject, ValidateFunction } from "ajv";
import { closest } from "./closest-match.ts";

/** Problem with a value, or `undefined`. */
export function problemWith(value: unknown, validate: ValidateFunction, name: string): string | undefined {
  return validate(value) ? undefined : sentence(name, nearest(validate.errors ?? []));
}

/** All problems with a value, for a validator that reports all. */
export function problemsWith(value: unknown, validate: ValidateFunction, name: string): string[] {
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  // That no branch of a union fits says less than why.
  const telling = errors.filter(({ keyword }) => keyword !== "anyOf" && keyword !== "oneOf");
  return [...new Set((telling.length > 0 ? telling : errors).map((error) => sentence(name, error)))];
}

/** Parses a value that arrived as text according to its schema, or returns the problem. */
export function readText(
  text: string,
  validate: ValidateFunction,
  name: string,
): { value: unknown } | { problem: string } {
  const holder: { value: unknown } = { value: text };
  const isValid = validate(text, {
    parentData: holder,
    parentDataProperty: "value",
    instancePath: "",
    rootData: holder,
    dynamicAnchors: {},
  });
  return isValid ? { value: holder.value } : { problem: sentence(name, nearest(validate.errors ?? [])) };
}

/** Most informative error. Where a value fits no branch of a union, it is that of the closest branch. */
function nearest(errors: ErrorObject[]): ErrorObject | undefined {
  const depth = ({ instancePath }: ErrorObject) => instancePath.split("/").length;
  const telling = errors.filter(({ keyword }) => !["const", "oneOf", "anyOf"].includes(keyword));
  return (
    telling.reduce<ErrorObject | undefined>(
      (best, error) => (best && depth(best) >= depth(error) ? best : error),
      undefined,
    ) ?? errors[0]
  );
}

function sentence(name: string, error: ErrorObject | undefined): string {
  if (!error) return `${name} is invalid.`;
  const { keyword, params, message, instancePath } = error;
  const where = name + instancePath.replaceAll("/", ".");
  if (keyword === "additionalProperties") {
    const field = String(params["additionalProperty"]);
    return `${where}.${field} is not a known field.${meantBy(field, Object.keys(error.parentSchema?.["properties"] ?? {}))}`;
  }
  if (keyword === "required") return `${where}.${params["missingProperty"]} is missing.`;
  if (keyword === "discriminator") {
    const { tag, tagValue } = params;
    return `${where}.${tag} names nothing that is known.${meantBy(tagValue, String(error.parentSchema?.["$comment"] ?? "").split(" "))}`;
  }
  if (keyword === "enum") {
    const { allowedValues } = params;
    return `${where} must be one of ${allowedValues.join(", ")}.${meantBy(error.data, allowedValues)}`;
  }
  return `${where} ${message ?? "is invalid"}.`;
}

/** The hint to what a wrong value was perhaps meant to be. */
function meantBy(value: unknown, allowed: readonly unknown[]): string {
  const meant = typeof value === "string" ? closest(value, allowed.map(String)) : undefined;
  return meant === undefined ? "" : ` Did you mean ${meant}?`;
}
