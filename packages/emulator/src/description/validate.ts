import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { closest } from "./closest.ts";
import { DESCRIPTIONS, type DescriptionName } from "./descriptions.ts";

const FORMATS = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  int32: true,
  int64: true,
  float: true,
  double: true,
  password: true,
} as const;

// Descriptions hold more than schemas, and more keywords than JSON Schema knows.
const OPTIONS = { strict: false, formats: FORMATS, validateSchema: false, discriminator: true, verbose: true } as const;

/** Compiles schemas of the descriptions. Each is read when it is first needed: a start does not pay for what it never uses. */
class Validators {
  readonly #ajv: Ajv2020;
  readonly #compiled = new Map<string, ValidateFunction>();
  readonly #read = new Set<string>();

  constructor(ajv: Ajv2020) {
    this.#ajv = ajv;
  }

  /** `pointer` leads to the schema in a description. */
  at(pointer: string): ValidateFunction {
    const known = this.#compiled.get(pointer);
    if (known) return known;
    this.#readDescription(pointer.slice(0, pointer.indexOf("#")) as DescriptionName);
    const validator = this.#ajv.compile({ $ref: pointer });
    this.#compiled.set(pointer, validator);
    return validator;
  }

  #readDescription(name: DescriptionName): void {
    if (this.#read.has(name)) return;
    this.#read.add(name);
    this.#ajv.addSchema(readable(name), name);
  }
}

const exact = new Validators(new Ajv2020(OPTIONS));
/** For values that arrive as text, in a path or a query. */
const fromText = new Validators(new Ajv2020({ ...OPTIONS, coerceTypes: true }));

const known = new Map<DescriptionName, object>();

/** A description as both kinds of validators read it. */
function readable(name: DescriptionName): object {
  const description = known.get(name) ?? (withoutMappings(DESCRIPTIONS[name]) as object);
  known.set(name, description);
  return description;
}

/** The validator finds the branch of a union by the constants in it and takes no mapping. */
function withoutMappings(node: unknown): unknown {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map(withoutMappings);
  const { discriminator, ...rest } = node as { discriminator?: { propertyName: string } };
  const fields = Object.entries(rest).map(([name, value]) => [name, withoutMappings(value)] as const);
  if (discriminator) fields.push(["discriminator", { propertyName: discriminator.propertyName }]);
  return Object.fromEntries(fields);
}

/** Says what is wrong with a value, or nothing. `pointer` leads to the schema in a description. */
export function problemWith(value: unknown, pointer: string, name: string): string | undefined {
  const validate = exact.at(pointer);
  return validate(value) ? undefined : sentence(name, nearest(validate.errors ?? []));
}

/** Reads a value that arrived as text as what its schema says it is, or says what is wrong with it. */
export function readText(text: string, pointer: string, name: string): { value: unknown } | { problem: string } {
  const validate = fromText.at(pointer);
  const holder = { value: text as unknown };
  const isValid = validate(text, {
    parentData: holder,
    parentDataProperty: "value",
    instancePath: "",
    rootData: holder,
    dynamicAnchors: {},
  });
  return isValid ? { value: holder.value } : { problem: sentence(name, nearest(validate.errors ?? [])) };
}

/** The error that says most. Where a value fits no branch of a union, that is the one of the branch that it comes closest to. */
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
