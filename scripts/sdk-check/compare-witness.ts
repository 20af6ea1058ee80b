/** Compares an operation of a client with its description: parameters, and the fields of request and response. */
import { type DescribedOperation, responseOf, type SchemaView, viewOf } from "../docs-check/description/schema-view.ts";
import type { Difference } from "../docs-check/report/difference.ts";
import {
  typeOf,
  type Witness,
  type WitnessField,
  type WitnessModel,
  type WitnessOperation,
  type WitnessType,
} from "./witness.ts";

/** A response may have more than a client requires; a request may not. */
type Direction = "request" | "response";

export interface WitnessReport {
  /** Parameters and fields that were compared. */
  fields: number;
  differences: Difference[];
}

/** `name` is that of the client's operation, which its request is named after. */
export function compareWitness(name: string, witness: Witness, described: DescribedOperation): WitnessReport {
  const { operation, description, parameters } = described;
  const own = witness.operations[name] as WitnessOperation;
  const request = witness.models[`${name}Request`] ?? {};
  const comparison = new WitnessComparison(described, witness);
  const placeOf = (field: string) => own.parameters.find((parameter) => parameter.name === field)?.in ?? "query";

  const queries = Object.entries(request).filter(([field]) => field !== "body" && placeOf(field) === "query");
  const views = parameters
    .filter((parameter) => parameter.in === "query")
    .map((parameter) => ({
      ...viewOf(description, parameter.schema),
      required: parameter.required === true,
      name: parameter.name,
    }));
  const asBody: SchemaView = {
    ...viewOf(description, { type: "object" }),
    properties: new Map(parameters.filter((one) => one.in === "query").map((one) => [one.name, one.schema])),
    required: new Set(views.filter(({ required }) => required).map((view) => view.name)),
  };
  comparison.model(Object.fromEntries(queries), asBody, `${operation.operationId}.query`, "request");

  const body = operation.requestBody?.content["application/json"]?.schema;
  if (request["body"]) {
    const { model = {} } = typeOf(request["body"].type, witness.models);
    comparison.model(model, viewOf(description, body ?? {}), `${operation.operationId}.body`, "request");
  }
  const [status, response] = Object.entries(operation.responses).find(([code]) => Number(code) < 300) ?? [];
  const schema = response && responseOf(description, response).content?.["application/json"]?.schema;
  const { "-": _, ...fields } = witness.models[own.response] ?? {};
  comparison.model(fields, viewOf(description, schema ?? {}), `${operation.operationId}.${status}`, "response");
  return comparison;
}

class WitnessComparison implements WitnessReport {
  fields = 0;
  differences: Difference[] = [];
  #described: DescribedOperation;
  #witness: Witness;

  constructor(described: DescribedOperation, witness: Witness) {
    this.#described = described;
    this.#witness = witness;
  }

  model(model: WitnessModel, view: SchemaView, where: string, direction: Direction): void {
    for (const [name, field] of Object.entries(model)) {
      this.fields++;
      const schema = view.properties.get(name);
      const here = `${where}.${name}`;
      if (schema) this.#field(field, this.#view(schema), { here, direction, required: view.required.has(name) });
      else if (!view.open) this.#report("missing", here, summary(field), "not there");
    }
    for (const name of view.properties.keys()) {
      if (!Object.hasOwn(model, name)) this.#report("unknown", `${where}.${name}`, "not there", "there");
    }
  }

  #view(schema: Parameters<typeof viewOf>[1]): SchemaView {
    return viewOf(this.#described.description, schema);
  }

  #field(field: WitnessField, view: SchemaView, at: { here: string; direction: Direction; required: boolean }): void {
    const { here, direction, required } = at;
    const stricter = field.required && !required;
    if (stricter || (direction === "request" && field.required !== required)) {
      this.#report("required", here, word(field.required), word(required));
    }
    const type = typeOf(field.type, this.#witness.models);
    if (differs(type, view)) this.#report("type", here, field.type, [...view.types].join(" or "));
    // A default is what an absent field of a request means; responses have none.
    if (direction === "request" && field.default !== undefined && field.default !== String(view.default)) {
      this.#report("default", here, field.default, view.default === undefined ? "none" : String(view.default));
    }
    const values = field.values ?? type.values ?? [];
    if (values.length > 0 && !agrees(values, view, direction)) {
      this.#report("values", here, values.join(", "), view.values.join(", ") || "any");
    }
    this.#inner(type, view, here, direction);
  }

  #inner(type: WitnessType, view: SchemaView, here: string, direction: Direction): void {
    if (type.model && !view.open) this.model(type.model, view, here, direction);
    else if (type.items && view.items) this.#inner(type.items, this.#view(view.items), here, direction);
  }

  #report(aspect: string, where: string, page: string, spec: string): void {
    const pageId = this.#described.operation["x-ges-page"];
    const known = { confidence: "confirmed", cell: where, pageId, pageDate: null } as const;
    this.differences.push({ rule: `client.${aspect}`, where, page, spec, ...known });
  }
}

function word(required: boolean): string {
  return required ? "required" : "optional";
}

function summary({ required, type, default: fallback }: WitnessField): string {
  if (type.startsWith("map[")) return type;
  return fallback === undefined ? word(required) : `${word(required)}, default ${fallback}`;
}

function differs({ types }: WitnessType, view: SchemaView): boolean {
  if (types === undefined || view.types.size === 0) return false;
  return !types.some((type) => view.types.has(type) || (type === "integer" && view.types.has("number")));
}

/** A response may have values that the client does not know yet; what a request takes is the same set. */
function agrees(values: string[], view: SchemaView, direction: Direction): boolean {
  const loose = view.types.has("boolean") && values.every((value) => value === "true" || value === "false");
  const known = values.every((value) => view.values.includes(value));
  return loose || (known && (direction === "response" || values.length === view.values.length));
}
