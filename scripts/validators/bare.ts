/** Keywords that say nothing about what is valid. */
const IDLE = new Set(["title", "summary", "description", "default", "example", "examples"]);

/** Notes of the description on what the service does with values that a schema does not allow. */
interface Notes {
  "x-ges-refusal"?: string;
  "x-ges-not-enforced"?: string[];
}

/** A component's schema by the name it has in `bare` schemas. */
export const schemaId = (name: string) => `schema:${name}`;

/** A schema with nothing in it but what a validator reads, so that its code stays small. */
export function bare(schema: object): object {
  const { "x-ges-refusal": refusal, "x-ges-not-enforced": lenient = [] } = schema as Notes;
  const entries = Object.entries(schema)
    // Another value has an error code of its own, which the operation's handler knows.
    .filter(([keyword]) => !(keyword === "enum" && refusal !== undefined))
    .filter(([keyword]) => !IDLE.has(keyword) && !keyword.startsWith("x-"))
    .map(([keyword, value]) => [keyword, bareValue(keyword, value, lenient)]);
  const { mapping } = (schema as { discriminator?: { mapping?: object } }).discriminator ?? {};
  // The validator ignores a comment, and an error brings it along for the name that a misspelt one was meant to be.
  if (mapping) entries.push(["$comment", Object.keys(mapping).join(" ")]);
  return Object.fromEntries(entries);
}

function bareValue(keyword: string, value: unknown, lenient: readonly string[]): unknown {
  switch (keyword) {
    case "required":
      return (value as string[]).filter((name) => !lenient.includes(name));
    // The validator finds the branch of a union by the constants in it and takes no mapping.
    case "discriminator":
      return { propertyName: (value as { propertyName: string }).propertyName };
    case "$ref":
      return schemaId((value as string).slice("#/components/schemas/".length));
    case "properties":
    case "patternProperties":
      return mapped(value as Record<string, object>);
    case "const":
    case "enum":
      return value;
    default:
      if (Array.isArray(value)) return value.map((item) => (isSchema(item) ? bare(item) : item));
      return isSchema(value) ? bare(value) : value;
  }
}

function mapped(schemas: Record<string, object>): object {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, bare(schema)]));
}

function isSchema(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
