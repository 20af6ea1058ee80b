import type { Label, Properties, Property } from "@ges-sdk/graph-engine/graph";
import { valuesOf } from "@ges-sdk/graph-engine/graph";
import { float, isInteger, type NumberValue, parseNumber, toNumber } from "@ges-sdk/graph-engine/values";

const SEPARATOR = ";";

/** The properties that the fields of a line hold, or a text that names the problem with one of them. */
export function readProperties(label: Label, fields: readonly (string | undefined)[]): Properties | string {
  if (fields.length > label.properties.length && fields.slice(label.properties.length).some((field) => field)) {
    return `it has ${fields.length} properties, label [${label.name}] has ${label.properties.length}`;
  }
  const properties: [name: string, values: unknown[]][] = [];
  for (const [index, property] of label.properties.entries()) {
    const field = fields[index];
    if (field === undefined) continue;
    const texts = property.cardinality === "single" ? [field] : field.split(SEPARATOR);
    const values = texts.map((text) => readValue(text, property));
    const wrong = values.indexOf(undefined);
    if (wrong !== -1) return `property [${property.name}] is no ${property.dataType}: [${texts[wrong]}]`;
    properties.push([property.name, property.cardinality === "set" ? [...new Set(values)] : values]);
  }
  // Assigning to `__proto__` would set no property.
  return Object.fromEntries(properties);
}

/** The fields of an element for the properties of its label. */
export function writeProperties(label: Label, properties: Properties): (string | undefined)[] {
  return label.properties.map(({ name }) => {
    const values = valuesOf(properties, name);
    return values.length === 0 ? undefined : values.map(String).join(SEPARATOR);
  });
}

/** Value as the service returns it, or `undefined` when the text is not of the type. */
function readValue(text: string, { dataType, maxDataSize, values }: Property): unknown {
  switch (dataType) {
    case "char":
      return [...text].length === 1 ? text : undefined;
    case "char array":
      return text.length <= (maxDataSize ?? Number.POSITIVE_INFINITY) ? text : undefined;
    case "enum":
      return values?.includes(text) ? text : undefined;
    case "bool":
      return { true: true, false: false }[text.toLowerCase()];
    case "date":
      return isDate(text) ? text : undefined;
    case "int":
      return readInteger(text, 32);
    case "long":
      return readInteger(text, 64);
    case "float":
    case "double": {
      const number = parseNumber(text);
      return number !== undefined && Number.isFinite(toNumber(number)) ? float(toNumber(number)) : undefined;
    }
    default:
      return text;
  }
}

/** An integer of so many bits, if the text is one. */
function readInteger(text: string, bits: 32 | 64): NumberValue | undefined {
  if (!/^[-+]?\d{1,19}$/.test(text)) return undefined;
  const value = parseNumber(text);
  if (!isInteger(value)) return undefined;
  return bits === 64 || (typeof value === "number" && value === (value | 0)) ? value : undefined;
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(0[1-9]|1[0-2])-(\d\d)(?:[ T](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)?$/.exec(text);
  if (!match) return false;
  const [, year = 0, month = 0, day = 0] = match.map(Number);
  // The day before the first of the next month is the last of this one; most days are too early to need the check.
  return day >= 1 && (day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate());
}
