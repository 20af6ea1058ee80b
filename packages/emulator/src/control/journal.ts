import type { EmulatorRequest, EmulatorResponse } from "../http/message.ts";
import { isSmall } from "../http/stringify-in-slices.ts";
import { isNamed, type OperationName } from "./operation-name.ts";
import { redactedBody, redactedHeader, redactedQuery } from "./redact.ts";

/** Request and its response. Secrets are replaced by `[redacted]`. */
export interface JournalEntry {
  /** Time of arrival by the emulator's clock, in ISO 8601. */
  readonly at: string;
  /** HTTP method. */
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  /** Query parameters by name. */
  readonly query: Readonly<Record<string, string>>;
  /** The headers that matter to GES. */
  readonly headers: Readonly<Record<string, string>>;
  /** Length of the body; of one that was too long, as far as it was read. */
  readonly bodyBytes: number;
  /** The body, unless it is no JSON or longer than 64 KiB. */
  readonly body?: unknown;
  /** The description of the operation, for example `management-v2`, if there is one. */
  readonly description?: string;
  /** `operationId` of the operation, if there is one. */
  readonly operationId?: string;
  /** HTTP status of the response; 0 where a fault rule reset the connection. */
  readonly status: number;
  /** Body of the response, unless it is a file or long. */
  readonly response?: unknown;
}

/** Filter of entries: an entry has to match every field. */
export interface JournalQuery {
  /** `stopGraph` or `management-v2/stopGraph`. */
  readonly operationId?: string;
  /** HTTP method, such as `POST`. */
  readonly method?: string;
  /** Path without the query, exactly. */
  readonly path?: string;
  /** HTTP status of the response. */
  readonly status?: number;
  /** A date in ISO 8601: entries from then on. */
  readonly since?: string;
}

const CAPACITY = 1000;
const LONGEST_BODY = 64 * 1024;
const HEADERS = ["host", "content-type", "user-agent", "x-language", "x-project-id", "x-sdk-date"] as const;
const CREDENTIALS = ["x-auth-token", "authorization", "x-security-token"] as const;
const KEPT_HEADERS = [...HEADERS, ...CREDENTIALS];

/** The last 1,000 requests. */
export class Journal {
  #kept: Kept[] = [];

  add(request: EmulatorRequest, operation: OperationName | undefined, response: EmulatorResponse, now: number): void {
    if (this.#kept.length === CAPACITY) this.#kept.shift();
    this.#kept.push(keep(request, operation, response, now));
  }

  /**
   * Entries that match a query, oldest first.
   *
   * @throws {TypeError} when the query is wrong; the message names the field
   */
  find(query: JournalQuery = {}): JournalEntry[] {
    checkQuery(query);
    return this.#kept.map(entryOf).filter((entry) => meets(entry, query));
  }

  clear(): void {
    this.#kept = [];
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

/** Data kept of a request until its entry is read: most entries never are. */
interface Kept {
  readonly now: number;
  readonly method: string;
  readonly url: URL;
  readonly headers: (readonly [name: string, value: string])[];
  readonly bodyBytes: number;
  readonly body: Uint8Array | undefined;
  readonly operation: OperationName | undefined;
  readonly status: number;
  readonly response: unknown;
}

function keep(
  request: EmulatorRequest,
  operation: OperationName | undefined,
  { status, headers: sent, body: response }: EmulatorResponse,
  now: number,
): Kept {
  const { method, url, body } = request;
  const headers: [string, string][] = [];
  for (const name of KEPT_HEADERS) {
    const value = request.header(name);
    if (value !== undefined) headers.push([name, redactedHeader(name, value)]);
  }
  const bodyBytes = body === "too large" ? 0 : body.byteLength;
  const isKept = body !== "too large" && bodyBytes > 0 && bodyBytes <= LONGEST_BODY;
  const shown = sent?.["content-type"] === undefined && isSmall(response) ? response : undefined;
  return { now, method, url, headers, bodyBytes, body: isKept ? body : undefined, operation, status, response: shown };
}

function entryOf({ now, method, url, headers, bodyBytes, operation, status, response, ...kept }: Kept): JournalEntry {
  const body = kept.body && bodyOf(kept.body);
  return {
    at: new Date(now).toISOString(),
    method,
    path: url.pathname,
    query: redactedQuery(url.searchParams),
    headers: Object.fromEntries(headers),
    bodyBytes,
    ...(body !== undefined && { body }),
    ...(operation && { description: operation.description, operationId: operation.operationId }),
    status,
    ...(response !== undefined && { response: redactedBody(response) }),
  };
}

function bodyOf(bytes: Uint8Array): unknown {
  try {
    return redactedBody(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    // No JSON, or nested too deep: what cannot be searched for secrets is not recorded.
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
