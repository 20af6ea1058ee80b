import type { Label, Properties, Property } from "@ges-sdk/graph-engine/graph";
import { valuesOf } from "@ges-sdk/graph-engine/graph";
import { float, isInteger, type NumberValue, parseNumber, toNumber } from "@ges-sdk/graph-engine/values";

const SEPARATOR = ";";

/** The properties that the fields of a line hold, or a text that names the problem with one of them. */
export function readProperties(label: Label, fields: readonly (string | undefined)[]): Properties | string {
  if (fields.length > label.properties.length && fields.slice(label.properties.length).some((field) => field)) {
    return `it has ${fields.length} properties, label [${label.name}] has ${label.properties.length}`;
  }
  const properties: Record<string, unknown> = {};
  for (let index = 0; index < label.properties.length; index += 1) {
    const [field, property] = [fields[index], label.properties[index]];
    if (field === undefined || property === undefined) continue;
    const texts = property.cardinality === "single" ? [field] : field.split(SEPARATOR);
    const values = texts.map((text) => readValue(text, property));
    const wrong = values.indexOf(undefined);
    if (wrong !== -1) return `property [${property.name}] is no ${property.dataType}: [${texts[wrong]}]`;
    setOwn(properties, property.name, property.cardinality === "set" ? [...new Set(values)] : values);
  }
  return properties;
}

/** Sets a property, even one called `__proto__`. */
function setOwn(object: Record<string, unknown>, name: string, value: unknown): void {
  // To define each would take several times as long.
  if (name !== "__proto__") object[name] = value;
  else Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
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
  if (!/^\d{4}-(?:0[1-9]|1[0-2])-\d\d(?:[ T](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)?$/.test(text)) return false;
  const day = Number(text.slice(8, 10));
  if (day <= 28) return day >= 1;
  // The day before the first of the next month is the last of this one.
  const lastDay = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
  return day <= lastDay;
}
