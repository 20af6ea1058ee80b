/** The part of Redocly's visitor context that the rules and decorators use. */
export interface Context {
  report(problem: { message: string; location?: Location }): void;
  resolve(node: unknown): { node?: unknown };
  location: Location;
  key: string | number;
  parent: unknown;
}

export interface Location {
  source: { absoluteRef: string };
  child(path: (string | number)[]): Location;
}

export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  externalDocs: { description: string; url: string };
  "x-ges-page": string;
  /** Other pages of the same operation: for another edition, or in an older form. */
  "x-ges-other-pages"?: string[];
  /** Pages about one of the bodies of the operation, by the name that tells it apart, as in `pagerank`. */
  "x-ges-variant-pages"?: Record<string, string[]>;
  /** Sources of the operation's description. */
  "x-ges-source": Source[];
  "x-ges-retry": "safe" | "idempotent" | "unsafe";
  /** Chinese names: the vendor's title, or our own, and the words a reader would search for. */
  "x-ges-zh"?: { title: string; term: string; own?: true };
  "x-codeSamples"?: { lang: string; label: string; source: string }[];
  parameters: (Parameter | Reference)[];
  requestBody?: RequestBody;
  responses: Record<string, Response | Reference>;
}

/** A page of the vendor, or one of its published clients. Its date is absent where none was seen. */
export type Source = { date?: string } & ({ page: string; shows: ("table" | "example")[] } | { client: string });

export interface Reference {
  $ref: string;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  description?: string;
  example?: unknown;
  schema: Schema;
}

export interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  description?: string;
  example?: unknown;
  title?: string;
  deprecated?: boolean;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  patternProperties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  discriminator?: { propertyName: string; mapping: Record<string, string> };
  "x-ges-values"?: Record<string, string>;
  [keyword: string]: unknown;
}

export interface RequestBody {
  required?: boolean;
  description?: string;
  content: Record<string, MediaType>;
}

export interface Response {
  description: string;
  content?: Record<string, MediaType>;
}

export interface MediaType {
  schema: Schema;
  examples?: Record<string, { summary?: string; value: unknown }>;
}

export type PathItem = Partial<Record<"get" | "put" | "post" | "delete" | "patch", Operation>>;

export interface Description {
  openapi: string;
  info: { title: string; description: string; version: string };
  servers: { url: string }[];
  paths: Record<string, PathItem>;
  components: {
    schemas?: Record<string, Schema>;
    parameters?: Record<string, Parameter>;
    responses?: Record<string, Response>;
    [kind: string]: unknown;
  };
}

export const METHODS = ["get", "put", "post", "delete", "patch"] as const;

/** Address of the vendor's page with an ID. */
export function pageUrl(page: string): string {
  return `https://support.huaweicloud.com/intl/en-us/api-ges/${page}.html`;
}

/** A parameter of an operation, looked up where operations share it. */
export function parameterOf({ components }: Description, parameter: Parameter | Reference): Parameter {
  if (!("$ref" in parameter)) return parameter;
  const shared = components.parameters?.[parameter.$ref.split("/").at(-1) as string];
  if (!shared) throw new Error(`${parameter.$ref} is not in the description`);
  return shared;
}

/** A response of an operation, looked up where operations share it. */
export function responseOf({ components }: Description, response: Response | Reference): Response {
  if (!("$ref" in response)) return response;
  const shared = components.responses?.[response.$ref.split("/").at(-1) ?? ""];
  if (!shared) throw new Error(`${response.$ref} is not in the description`);
  return shared;
}
