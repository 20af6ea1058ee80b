import { redactedBody, redactedQuery } from "../control/redact.ts";
import type { EmulatorRequest, EmulatorResponse } from "../http/message.ts";
import { bodyOf, type Fixture, PROJECT } from "./fixture.ts";

/** Responds as the target of recorded exchanges did. */
export class Replay {
  /** Recorded responses by their requests. */
  readonly #responses = new Map<string, Fixture["response"][]>();
  readonly #projectId: string;

  constructor(fixtures: readonly Fixture[], projectId: string) {
    this.#projectId = projectId;
    for (const { request, response } of fixtures) {
      const { method, path, query, body } = request;
      const key = keyOf(method, path, query, body);
      this.#responses.set(key, [...(this.#responses.get(key) ?? []), response]);
    }
  }

  /** The response to a request that was recorded: to the same request several times, one after the other. */
  responseTo(request: EmulatorRequest): EmulatorResponse | undefined {
    const { method, url } = request;
    const path = url.pathname.replace(this.#projectId, PROJECT);
    const recorded = this.#responses.get(
      keyOf(method, path, redactedQuery(url.searchParams), redactedBody(bodyOf(request))),
    );
    const [response, ...later] = recorded ?? [];
    if (!response) return undefined;
    if (later.length > 0) recorded?.shift();
    const body: unknown = JSON.parse(JSON.stringify(response.body).replaceAll(PROJECT, this.#projectId));
    return { status: response.status, body };
  }
}

function keyOf(method: string, path: string, query: Readonly<Record<string, string>>, body: unknown): string {
  return JSON.stringify([method, path, Object.entries(query).sort(), sorted(body)]);
}

/** A value with the fields of its objects in one order, whatever order they were written in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, field]) => [name, sorted(field)]));
}
