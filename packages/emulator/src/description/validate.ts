import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { DESCRIPTIONS } from "./descriptions.ts";

const FORMATS = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  int32: true,
  int64: true,
  float: true,
  double: true,
  password: true,
} as const;

// Descriptions hold more than schemas, and more keywords than JSON Schema knows.
const OPTIONS = { strict: false, formats: FORMATS, validateSchema: false } as const;
const exact = new Ajv2020(OPTIONS);
/** For values that arrive as text, in a path or a query. */
const fromText = new Ajv2020({ ...OPTIONS, coerceTypes: true });

for (const [name, description] of Object.entries(DESCRIPTIONS)) {
  exact.addSchema(description, name);
  fromText.addSchema(description, name);
}

/** Says what is wrong with a value, or nothing. `pointer` leads to the schema in a description. */
export function problemWith(value: unknown, pointer: string, name: string): string | undefined {
  const validate = compiled(exact, pointer);
  return validate(value) ? undefined : sentence(name, validate.errors?.[0]);
}

/** Reads a value that arrived as text as what its schema says it is, or says what is wrong with it. */
export function readText(text: string, pointer: string, name: string): { value: unknown } | { problem: string } {
  const validate = compiled(fromText, pointer);
  const holder = { value: text as unknown };
  const isValid = validate(text, {
    parentData: holder,
    parentDataProperty: "value",
    instancePath: "",
    rootData: holder,
    dynamicAnchors: {},
  });
  return isValid ? { value: holder.value } : { problem: sentence(name, validate.errors?.[0]) };
}

const validators = new Map<Ajv2020, Map<string, ValidateFunction>>([
  [exact, new Map()],
  [fromText, new Map()],
]);

// Compiled when it is first needed: a start does not pay for what it never uses.
function compiled(ajv: Ajv2020, pointer: string): ValidateFunction {
  const known = validators.get(ajv) as Map<string, ValidateFunction>;
  const validator = known.get(pointer) ?? ajv.compile({ $ref: pointer });
  known.set(pointer, validator);
  return validator;
}

function sentence(name: string, error: ErrorObject | undefined): string {
  if (!error) return `${name} is invalid.`;
  const { keyword, params, message, instancePath } = error;
  const where = name + instancePath.replaceAll("/", ".");
  if (keyword === "additionalProperties") return `${where}.${params["additionalProperty"]} is not a known field.`;
  if (keyword === "required") return `${where}.${params["missingProperty"]} is missing.`;
  if (keyword === "enum") return `${where} must be one of ${params["allowedValues"].join(", ")}.`;
  return `${where} ${message ?? "is invalid"}.`;
}
