import type { Schema } from "../../../../scripts/openapi.ts";
import { type Bundle, resolve } from "./descriptions.ts";

/** A field of a body, or a parameter, as a page shows it. */
export interface Field {
  name: string;
  type: string;
  required: boolean;
  deprecated: boolean;
  /** Markdown. */
  description: string;
  /** Bounds, lengths, patterns and defaults, in words. */
  limits: string[];
  values: { value: string; meaning?: string }[];
  /** True when values that are not listed may occur. */
  open: boolean;
  children: Field[];
  variants: Variant[];
}

/** One of several forms that a field or a body can have. */
export interface Variant {
  title: string;
  description: string;
  fields: Field[];
}

/** The fields of a schema, or the forms it can have. */
export function fieldsOf(bundle: Bundle, schema: Schema): { fields: Field[]; variants: Variant[] } {
  return contentOf(bundle, schema, []);
}

/** A parameter or a named schema as a field. */
export function fieldOf(bundle: Bundle, name: string, schema: Schema, required: boolean, description?: string): Field {
  return field(bundle, name, schema, required, [], description);
}

function field(
  bundle: Bundle,
  name: string,
  node: Schema,
  required: boolean,
  path: Schema[],
  description?: string,
): Field {
  const schema = merged(bundle, node);
  const inner = elementOf(bundle, schema);
  // A schema that holds itself is shown once.
  const { fields, variants } = path.includes(inner) ? { fields: [], variants: [] } : contentOf(bundle, inner, path);
  const known = schema["x-ges-values"] ?? inner["x-ges-values"];
  const closed = schema.enum ?? inner.enum;
  return {
    name,
    type: typeOf(bundle, schema),
    required,
    deprecated: schema.deprecated === true,
    description: description ?? node.description ?? schema.description ?? "",
    limits: limitsOf(schema),
    values: known
      ? Object.entries(known).map(([value, meaning]) => ({ value, meaning }))
      : (closed ?? []).map((value) => ({ value: String(value) })),
    open: known !== undefined,
    children: fields,
    variants,
  };
}

/** A schema with what it refers to and all it is made of (`allOf`) in one. */
function merged(bundle: Bundle, node: Schema): Schema {
  const schema = resolve<Schema>(bundle, node);
  if (!schema.allOf) return schema;
  const whole = schema.allOf.map((part) => merged(bundle, part));
  return {
    ...Object.assign({}, ...whole),
    ...schema,
    properties: Object.assign({}, ...whole.map(({ properties }) => properties), schema.properties),
    required: [...whole, schema].flatMap(({ required = [] }) => required),
  };
}

/** Schema of an array's items or a map's values; any other schema itself. */
function elementOf(bundle: Bundle, schema: Schema): Schema {
  const items = schema.items ?? mapValues(schema);
  return items ? elementOf(bundle, merged(bundle, items)) : schema;
}

function mapValues({ properties, patternProperties, additionalProperties }: Schema): Schema | undefined {
  if (properties) return undefined;
  const values = patternProperties ? Object.values(patternProperties)[0] : additionalProperties;
  return typeof values === "object" ? values : undefined;
}

function contentOf(bundle: Bundle, node: Schema, path: Schema[]): { fields: Field[]; variants: Variant[] } {
  const schema = merged(bundle, node);
  const below = [...path, schema];
  const { required = [] } = schema;
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) =>
    field(bundle, name, property, required.includes(name), below),
  );
  const forms = (schema.oneOf ?? schema.anyOf ?? []).map((form) => merged(bundle, form));
  const variants = forms
    .filter((form) => !path.includes(form))
    .map((form) => ({ form, content: contentOf(bundle, elementOf(bundle, form), below) }))
    .filter(({ content }) => content.fields.length > 0 || content.variants.length > 0)
    .map(({ form, content }) => ({
      title: titleOf(bundle, schema, form),
      description: form.description ?? "",
      fields: [...content.fields, ...content.variants.flatMap((variant) => variant.fields)],
    }));
  return { fields, variants };
}

/** A form is called by the value that tells it apart, or by its own title. */
function titleOf(bundle: Bundle, whole: Schema, form: Schema): string {
  const key = whole.discriminator?.propertyName;
  const tell = key === undefined ? undefined : form.properties?.[key];
  const value = tell && resolve<Schema>(bundle, tell);
  const name = value?.const ?? (value?.enum?.length === 1 ? value.enum[0] : undefined);
  return String(name ?? form.title ?? typeOf(bundle, form));
}

function typeOf(bundle: Bundle, schema: Schema): string {
  const { items } = schema;
  if (items) return `array of ${plural(typeOf(bundle, merged(bundle, items)))}`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const values = mapValues(schema);
  if (values) return `map to ${plural(typeOf(bundle, merged(bundle, values)))}`;
  const { type } = schema;
  if (Array.isArray(type)) return type.join(" or ");
  if (type !== undefined) return type;
  const forms = (schema.oneOf ?? schema.anyOf ?? []).map((form) => typeOf(bundle, merged(bundle, form)));
  return forms.length > 0 ? [...new Set(forms)].join(" or ") : schema.properties ? "object" : "any";
}

function plural(type: string): string {
  return /^(string|object|number|integer|boolean)$/.test(type) ? `${type}s` : type;
}

function limitsOf(schema: Schema): string[] {
  const range = (least: number | undefined, most: number | undefined, unit: string) => {
    if (least === undefined && most === undefined) return [];
    if (least === most) return [`exactly ${most}${unit}`];
    if (least === undefined) return [`at most ${most}${unit}`];
    return [most === undefined ? `at least ${least}${unit}` : `${least} to ${most}${unit}`];
  };
  return [
    ...range(schema.minimum, schema.maximum, ""),
    ...(schema.exclusiveMinimum === undefined ? [] : [`more than ${schema.exclusiveMinimum}`]),
    ...(schema.exclusiveMaximum === undefined ? [] : [`less than ${schema.exclusiveMaximum}`]),
    ...range(schema.minLength, schema.maxLength, " characters"),
    ...range(schema.minItems, schema.maxItems, " elements"),
    ...(schema.pattern === undefined ? [] : [`matches ${schema.pattern}`]),
    ...(schema.default === undefined ? [] : [`default ${JSON.stringify(schema.default)}`]),
  ];
}
