/** Compares the error codes of a page, in its tables and its examples, with the catalogue. */
import type { CodeRow } from "../page/tables.ts";
import type { Report } from "./comparison.ts";

/** A code that belongs to the service: "GES.7001". */
const CODE = /^[A-Z]{2,}\.\d+$/;
const CODE_FIELDS = new Set(["errorCode", "error_code", "errCode"]);

/** Codes in the example of a failure, however deep: `errors[].code` as well. */
export function codesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(codesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (typeof inner !== "string") return codesIn(inner);
    const text = inner.trim();
    return (CODE_FIELDS.has(name) && text !== "") || (name === "code" && CODE.test(text)) ? [text] : [];
  });
}

export function compareCodes(rows: CodeRow[], catalogue: ReadonlyMap<string, number>, report: Report): void {
  for (const { code, status, cell } of rows) {
    const known = catalogue.get(code);
    if (known === undefined) {
      const page = status === undefined ? code : `${code}, ${status}`;
      const spec = "not in the catalogue of error codes";
      report({ rule: "code.unknown", where: `code.${code}`, page, spec, confidence: "confirmed", cell });
    } else if (status !== undefined && status !== known) {
      const [page, spec] = [String(status), String(known)];
      report({ rule: "code.status", where: `code.${code}`, page, spec, confidence: "confirmed", cell });
    }
  }
  for (const code of absent(rows, catalogue)) {
    const [page, spec] = ["not there", String(catalogue.get(code))];
    report({ rule: "code.missing", where: `code.${code}`, page, spec, confidence: "confirmed", cell: "" });
  }
}

/** Codes of the families that the page lists as a whole: most of their codes stand on it. */
function absent(rows: CodeRow[], catalogue: ReadonlyMap<string, number>): string[] {
  const listed = new Set(rows.map(({ code }) => code));
  const families = Map.groupBy(catalogue.keys(), (code) => code.slice(0, code.indexOf(".") + 2));
  return [...families.values()].flatMap((codes) => {
    const there = codes.filter((code) => listed.has(code)).length;
    return there > codes.length / 2 ? codes.filter((code) => !listed.has(code)) : [];
  });
}
