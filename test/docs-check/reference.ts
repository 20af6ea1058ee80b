import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import type { Reference } from "../../scripts/docs-check/check-page.ts";
import { readOperations } from "../../scripts/docs-check/description/read-operations.ts";

/** The descriptions and codes that pages are held against, without any judged difference. */
export async function readReference(): Promise<Reference> {
  const root = new URL("../../", import.meta.url);
  const codes = parse(await readFile(new URL("spec/error-codes.yaml", root), "utf8")) as Record<
    string,
    { status: number }
  >;
  return {
    operations: await readOperations(root),
    errorCodes: new Map(Object.entries(codes).map(([code, { status }]) => [code, status])),
    known: [],
  };
}
