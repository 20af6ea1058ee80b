import type { ErrorObject, ValidateFunction } from "ajv";
import { closest } from "./closest-match.ts";

/** Problem with a value, or `undefined`. */
export function problemWith(value: unknown, validate: ValidateFunction, name: string): string | undefined {
  return validate(value) ? undefined : sentence(name, nearest(validate.errors ?? []));
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
    const meant = closest(field, Object.keys(error.parentSchema?.["properties"] ?? {}));
    return `${where}.${field} is not a known field.${meant === undefined ? "" : ` Did you mean ${meant}?`}`;
  }
  if (keyword === "required") return `${where}.${params["missingProperty"]} is missing.`;
  if (keyword === "discriminator") return `${where}.${params["tag"]} names nothing that is known.`;
  if (keyword === "enum") return `${where} must be one of ${params["allowedValues"].join(", ")}.`;
  return `${where} ${message ?? "is invalid"}.`;
}
