/** Operations and models of a published client, as a file of facts holds them. */

export interface Witness {
  operations: Record<string, WitnessOperation>;
  models: Record<string, WitnessModel>;
}

export interface WitnessOperation {
  method: string;
  path: string;
  /** Name of the model of the response. */
  response: string;
  parameters: { name: string; in: string }[];
}

export type WitnessModel = Record<string, WitnessField>;

export interface WitnessField {
  /** As the client's language writes it: `string`, `[]Model`, `map[string]string`. */
  type: string;
  required: boolean;
  default?: string;
  values?: string[];
}

/** Reads the clients of a file, by the version of the API that each calls. Throws when the file is none of this form. */
export function parseWitness(text: string): Record<string, Witness> {
  const clients = JSON.parse(text) as Record<string, Witness>;
  const entries = typeof clients === "object" && clients !== null ? Object.entries(clients) : [];
  if (entries.length === 0) throw new Error("it holds no version of the API");
  for (const [version, { operations, models } = {} as Partial<Witness>] of entries) {
    if (!operations || !models) throw new Error(`${version} lacks operations or models`);
    for (const [name, { method, path, response }] of Object.entries(operations)) {
      if (!method || !path || !response) throw new Error(`${version} ${name} lacks its method, path or response`);
    }
  }
  return clients;
}

/** Type of the client, in terms of JSON Schema. */
export interface WitnessType {
  types: string[] | undefined;
  model?: WitnessModel;
  values?: string[];
  items?: WitnessType;
}

const SCALARS: Record<string, string> = {
  string: "string",
  bool: "boolean",
  int: "integer",
  int32: "integer",
  int64: "integer",
  float32: "number",
  float64: "number",
};

export function typeOf(name: string, models: Witness["models"]): WitnessType {
  if (name.startsWith("[]")) return { types: ["array"], items: typeOf(name.slice(2), models) };
  if (name.startsWith("map[")) return { types: ["object"] };
  const values = models[`enum:${name}Enum`];
  if (values) return { types: ["string"], values: Object.values(values).map(String) };
  const model = models[name];
  if (model) return { types: ["object"], model };
  const scalar = SCALARS[name];
  return { types: scalar === undefined ? undefined : [scalar] };
}
