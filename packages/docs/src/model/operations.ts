import {
  METHODS,
  type MediaType,
  type Operation,
  type Parameter,
  type Response,
  type Source,
} from "../../../../scripts/openapi.ts";
import { type Bundle, readDescription, resolve } from "./descriptions.ts";
import { REFERENCES, type Reference } from "./references.ts";

/** An operation with all that a page shows of it, apart from its fields. */
export interface DescribedOperation {
  reference: Reference;
  id: string;
  /** Name in addresses: `stop-graph`. */
  slug: string;
  /** Address of its English page: `/v2/stop-graph/`. */
  path: string;
  method: string;
  /** Path as it is sent, without the fragment that tells actions apart. */
  route: string;
  /** Value of `action_id`, where there is one. */
  action?: string;
  summary: string;
  /** Markdown. */
  description: string;
  tag: string;
  chinese: { title: string; term: string; own?: true };
  retry: Operation["x-ges-retry"];
  page: string;
  pageTitle: string;
  /** Sources of the description: pages with their dates, and clients. */
  sources: Source[];
  parameters: Parameter[];
  body?: { required: boolean; description: string; media: MediaType };
  success: Response;
  /** Error responses by status. */
  errors: Record<string, Response>;
  /** True when the response holds the ID of a job that is still running. */
  startsJob: boolean;
  bundle: Bundle;
}

export function kebab(id: string): string {
  return id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function read(reference: Reference): DescribedOperation[] {
  const bundle = readDescription(reference.name);
  return Object.entries(bundle.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [described(reference, bundle, path, method, operation)] : [];
    }),
  );
}

function described(
  reference: Reference,
  bundle: Bundle,
  key: string,
  method: string,
  operation: Operation,
): DescribedOperation {
  const [route = "", action] = key.split("#");
  const id = operation.operationId;
  const { "200": success, ...errors } = operation.responses;
  if (!success) throw new Error(`${id} has no response 200.`);
  const { requestBody } = operation;
  const media = requestBody?.content["application/json"];
  const answer = resolve<Response>(bundle, success);
  return {
    reference,
    id,
    slug: kebab(id),
    path: `/${reference.version}/${kebab(id)}/`,
    method: method.toUpperCase(),
    route,
    ...(action !== undefined && { action }),
    summary: operation.summary,
    description: operation.description,
    tag: operation.tags[0] ?? "",
    chinese: operation["x-ges-zh"] ?? { title: operation.summary, term: operation.summary, own: true },
    retry: operation["x-ges-retry"],
    page: operation["x-ges-page"],
    pageTitle: operation.externalDocs.description,
    sources: operation["x-ges-source"],
    parameters: operation.parameters.map((parameter) => resolve<Parameter>(bundle, parameter)),
    ...(requestBody &&
      media && {
        body: { required: requestBody.required ?? false, description: requestBody.description ?? "", media },
      }),
    success: answer,
    errors: Object.fromEntries(
      Object.entries(errors).map(([status, response]) => [status, resolve<Response>(bundle, response)]),
    ),
    startsJob: examplesOf(answer).some(({ value }) => hasJobId(value)) && !/^(show|list|cancel)/.test(id),
    bundle,
  };
}

function hasJobId(value: unknown): boolean {
  return typeof value === "object" && value !== null && ("job_id" in value || "jobId" in value);
}

/** The examples of a response, in their order. */
export function examplesOf(response: { content?: Record<string, MediaType> }): { name: string; value: unknown }[] {
  const examples = response.content?.["application/json"]?.examples ?? {};
  return Object.entries(examples).map(([name, { value }]) => ({ name, value }));
}

/** Every operation, in the order of the descriptions. */
export const OPERATIONS: readonly DescribedOperation[] = REFERENCES.flatMap(read);

/** The operations of one description, by the subject they are about. */
export function groupsOf(
  reference: Reference,
): { tag: string; description: string; operations: DescribedOperation[] }[] {
  const { tags } = readDescription(reference.name);
  return tags.map(({ name, description }) => ({
    tag: name,
    description,
    operations: OPERATIONS.filter((operation) => operation.reference === reference && operation.tag === name),
  }));
}

/** The same operation elsewhere: the other version of the management plane. */
export function twinOf(operation: DescribedOperation): DescribedOperation | undefined {
  if (operation.reference.version === "service") return undefined;
  return OPERATIONS.find(
    ({ id, reference }) => id === operation.id && reference !== operation.reference && reference.version !== "service",
  );
}

/** The operation that a name in running text means, seen from a description. */
export function operationNamed(id: string, from?: Reference): DescribedOperation | undefined {
  const named = OPERATIONS.filter((operation) => operation.id === id);
  return named.find(({ reference }) => reference === from) ?? named[0];
}

const WEIGHTS: Record<Reference["version"], number> = { v2: 1.1, service: 1, v1: 0.95 };

/**
 * Weight of an operation among others that match a search equally well: API v2 comes before v1.0, the graph itself
 * before its HyG graphs, and for a field the operation that creates its owner.
 */
export function searchWeight({ id, tag, reference }: DescribedOperation): number {
  return WEIGHTS[reference.version] * (id.startsWith("create") ? 1.3 : 1) * (tag === "Hyg" ? 0.8 : 1);
}
