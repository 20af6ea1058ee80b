import { UsageError } from "../errors/usage-error.ts";
import type { Format } from "../options/global-options.ts";
import type { Result } from "./result.ts";

export interface PrintOptions {
  readonly output: Format | undefined;
  /** JMESPath expression that selects from the data. */
  readonly query: string | undefined;
}

/** Returns the text of a result on standard output. */
export async function textOf(result: Result, { output, query }: PrintOptions): Promise<string> {
  const data = query === undefined ? result.data : await select(result.data, query);
  switch (output ?? result.format ?? "table") {
    case "json":
      return `${JSON.stringify(data, null, 2)}\n`;
    case "jsonl":
      return lines(itemsOf(data).map((item) => JSON.stringify(item)));
    case "id":
      return lines(itemsOf(data).map((item) => idOf(item, result.id)));
    default: {
      const { tableOf } = await import("./table.ts");
      return tableOf(query === undefined ? (result.view ?? data) : data);
    }
  }
}

async function select(data: unknown, query: string): Promise<unknown> {
  const { search } = await import("@jmespath-community/jmespath");
  try {
    // Its own type of JSON has no place for `undefined`, which JSON leaves out anyway.
    return search(JSON.parse(JSON.stringify(data)), query);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`--query: ${JSON.stringify(query)} is no JMESPath expression: ${problem}`, { cause });
  }
}

function itemsOf(data: unknown): readonly unknown[] {
  if (data === null || data === undefined) return [];
  return Array.isArray(data) ? data : [data];
}

function idOf(item: unknown, field: string | undefined): string {
  if (typeof item === "string") return item;
  if (field !== undefined && typeof item === "object" && item !== null) {
    const id: unknown = Reflect.get(item, field);
    if (typeof id === "string") return id;
  }
  throw new UsageError("--output id: this result has no ID. Take another format, such as --output json.");
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join("");
}
