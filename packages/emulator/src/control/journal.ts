import type { EmulatorRequest } from "../http/message.ts";
import { isNamed, type OperationName } from "./operation-name.ts";
import { redactedBody, redactedHeader } from "./redact.ts";

/** A request that was answered. What is secret in it is replaced by `[redacted]`. */
export interface JournalEntry {
  /** When it came, by the emulator's clock, in ISO 8601. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The headers that matter to GES. */
  readonly headers: Readonly<Record<string, string>>;
  /** Length of the body; of one that was too long, as far as it was read. */
  readonly bodyBytes: number;
  /** The body, unless it is no JSON or longer than 64 KiB. */
  readonly body?: unknown;
  /** The description of the operation, for example `management-v2`, if there is one. */
  readonly description?: string;
  readonly operationId?: string;
  /** HTTP status of the answer; 0 where a fault rule reset the connection. */
  readonly status: number;
}

/** Which entries to give: those that meet everything that is given. */
export interface JournalQuery {
  /** `stopGraph` or `management-v2/stopGraph`. */
  readonly operationId?: string;
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
  /** A date in ISO 8601: entries from then on. */
  readonly since?: string;
}

const CAPACITY = 1000;
const LONGEST_BODY = 64 * 1024;
const HEADERS = ["host", "content-type", "user-agent", "x-language", "x-project-id", "x-sdk-date"] as const;
const CREDENTIALS = ["x-auth-token", "authorization", "x-security-token"] as const;

/** The last 1,000 requests. */
export class Journal {
  #entries: JournalEntry[] = [];

  add(request: EmulatorRequest, operation: OperationName | undefined, status: number, now: number): void {
    if (this.#entries.length === CAPACITY) this.#entries.shift();
    this.#entries.push(entryOf(request, operation, status, now));
  }

  /**
   * The entries that meet a query, oldest first.
   *
   * @throws {TypeError} when the query is wrong; the message names the field
   */
  find(query: JournalQuery = {}): JournalEntry[] {
    checkQuery(query);
    return this.#entries.filter((entry) => meets(entry, query));
  }

  clear(): void {
    this.#entries = [];
  }
}

const FIELDS = ["operationId", "method", "path", "status", "since"];

// A field that is misspelled would otherwise find everything.
function checkQuery(query: JournalQuery): void {
  for (const name of Object.keys(query)) {
    if (!FIELDS.includes(name)) throw new TypeError(`requests: ${name} is none of ${FIELDS.join(", ")}`);
  }
  if (Number.isNaN(query.status)) throw new TypeError("requests: status must be a number");
  if (query.since !== undefined && Number.isNaN(Date.parse(query.since))) {
    throw new TypeError("requests: since must be a date");
  }
}

function entryOf(
  request: EmulatorRequest,
  operation: OperationName | undefined,
  status: number,
  now: number,
): JournalEntry {
  const { method, url } = request;
  const headers = [...HEADERS, ...CREDENTIALS].flatMap((name) => {
    const value = request.header(name);
    return value === undefined ? [] : [[name, redactedHeader(name, value)]];
  });
  const body = bodyOf(request);
  return {
    at: new Date(now).toISOString(),
    method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(headers),
    bodyBytes: request.body === "too large" ? 0 : request.body.byteLength,
    ...(body !== undefined && { body }),
    ...(operation && { description: operation.description, operationId: operation.operationId }),
    status,
  };
}

function bodyOf({ body }: EmulatorRequest): unknown {
  if (body === "too large" || body.byteLength === 0 || body.byteLength > LONGEST_BODY) return undefined;
  try {
    return redactedBody(JSON.parse(new TextDecoder().decode(body)));
  } catch {
    // No JSON, or nested too deep: what cannot be searched for secrets is not kept.
    return undefined;
  }
}

function meets(entry: JournalEntry, { operationId, method, path, status, since }: JournalQuery): boolean {
  const { description = "", operationId: id } = entry;
  return (
    (operationId === undefined || (id !== undefined && isNamed({ description, operationId: id }, operationId))) &&
    (method === undefined || entry.method === method.toUpperCase()) &&
    (path === undefined || entry.path === path) &&
    (status === undefined || entry.status === status) &&
    (since === undefined || Date.parse(entry.at) >= Date.parse(since))
  );
}
