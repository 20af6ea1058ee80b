import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OperationName } from "../control/operation-name.ts";
import { redactedBody, redactedQuery } from "../control/redact.ts";
import { messageOf } from "../errors/message-of.ts";
import type { EmulatorRequest } from "../http/message.ts";
import type { TargetResponse } from "./forward.ts";

/** A recorded exchange, without what must not be known to others. Headers are not recorded at all. */
export interface Fixture {
  /** Name of the operation, for example `management-v2/showGraph`, if it is described. */
  readonly operation?: string;
  readonly request: {
    readonly method: string;
    /** With `{project_id}` in place of the project. */
    readonly path: string;
    readonly query: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly response: { readonly status: number; readonly body: unknown };
}

export const PROJECT = "{project_id}";

/** The fixture of an exchange. `secrets` are texts that must not stand in it, wherever they come. */
export function fixtureOf(
  request: EmulatorRequest,
  response: TargetResponse,
  operation: OperationName | undefined,
  projects: readonly string[],
  secrets: readonly string[],
): Fixture {
  const { method, url } = request;
  const body = bodyOf(request);
  const fixture: Fixture = {
    ...(operation && { operation: `${operation.description}/${operation.operationId}` }),
    request: {
      method,
      path: url.pathname,
      query: redactedQuery(url.searchParams),
      ...(body !== undefined && { body: redacted(body) }),
    },
    response: { status: response.status, body: redacted(parsed(response.text)) },
  };
  let text = JSON.stringify(fixture);
  for (const secret of secrets) text = text.replaceAll(JSON.stringify(secret).slice(1, -1), "[redacted]");
  for (const project of projects) text = text.replaceAll(project, PROJECT);
  return JSON.parse(text);
}

/** Fields that tell of people and places, beside those that hold secrets. */
const PRIVATE_FIELDS = /^(created_?by|download_?link|master_?key_?id|user_?(id|name))$/i;
const ADDRESS = /\b(?!127\.)(?:\d{1,3}\.){3}\d{1,3}\b/g;

function redacted(value: unknown): unknown {
  return withoutPrivacy(redactedBody(value));
}

function withoutPrivacy(value: unknown): unknown {
  // An address for documentation stays an address to whoever reads the fixture.
  if (typeof value === "string") return value.replace(ADDRESS, "192.0.2.1");
  if (Array.isArray(value)) return value.map(withoutPrivacy);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, field]) => {
    return [name, PRIVATE_FIELDS.test(name) && typeof field === "string" ? "[redacted]" : withoutPrivacy(field)];
  });
  return Object.fromEntries(entries);
}

/** The body of a request as JSON, as text where it is none, or nothing when it is empty. */
export function bodyOf({ body }: Pick<EmulatorRequest, "body">): unknown {
  return body === "too large" || body.byteLength === 0 ? undefined : parsed(new TextDecoder().decode(body));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Writes fixtures into a folder, numbered in the order of the exchanges, after those that are there. */
export class FixtureFolder {
  readonly #folder: string;
  #count: number;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.#count = filesIn(folder).length;
  }

  add(fixture: Fixture): void {
    this.#count += 1;
    const operation = fixture.operation?.split("/").at(-1) ?? "unknown";
    const name = `${String(this.#count).padStart(5, "0")}-${operation}.json`;
    writeFileSync(join(this.#folder, name), `${JSON.stringify(fixture, null, 2)}\n`, { mode: 0o600 });
  }
}

/**
 * Reads the fixtures of a folder, in the order of the exchanges.
 *
 * @throws {TypeError} when there is no such folder, or a file in it is no fixture; the message names it
 */
export function readFixtures(folder: string): Fixture[] {
  return filesIn(folder).map((name) => {
    const file = join(folder, name);
    try {
      const { request, response, ...rest }: Fixture = JSON.parse(readFileSync(file, "utf8"));
      if (typeof request.path === "string" && typeof response.status === "number")
        return { request, response, ...rest };
    } catch (error) {
      throw new TypeError(`replay: ${file} cannot be read: ${messageOf(error)}`);
    }
    throw new TypeError(`replay: ${file} is no fixture`);
  });
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .sort();
  } catch {
    throw new TypeError(`replay: there is no folder ${folder}`);
  }
}
