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
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, unknown][] => {
    // Another value has an error code of its own, which the operation's handler knows.
    if (keyword === "enum" && refusal !== undefined) return [];
    if (keyword === "required") return [[keyword, value.filter((name: string) => !lenient.includes(name))]];
    if (IDLE.has(keyword) || keyword.startsWith("x-")) return [];
    // The validator finds the branch of a union by the constants in it and takes no mapping.
    if (keyword === "discriminator") return [[keyword, { propertyName: value.propertyName }]];
    if (keyword === "$ref") return [[keyword, schemaId(value.slice("#/components/schemas/".length))]];
    if (keyword === "properties" || keyword === "patternProperties") return [[keyword, mapped(value)]];
    if (keyword === "const" || keyword === "enum") return [[keyword, value]];
    if (Array.isArray(value)) return [[keyword, value.map((item) => (isSchema(item) ? bare(item) : item))]];
    return [[keyword, isSchema(value) ? bare(value) : value]];
  });
  return Object.fromEntries(entries);
}

function mapped(schemas: Record<string, object>): object {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, bare(schema)]));
}

function isSchema(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
