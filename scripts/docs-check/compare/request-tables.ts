/** Sorts the rows of the tables about a request: pages mix what goes into path, query, headers and body. */
import type { DescribedOperation } from "../description/schema-view.ts";
import type { PageFacts, PageTable } from "../page/extract.ts";
import type { Field } from "../page/field.ts";
import { TRANSPORT_HEADERS } from "../page/vocabulary.ts";
import type { ParameterRow } from "./compare-parameters.ts";

export interface RequestTables {
  parameters: ParameterRow[];
  headers: Field[];
  body: PageTable[];
}

export function requestTables(page: PageFacts, described: DescribedOperation): RequestTables {
  const result: RequestTables = { parameters: [], headers: [], body: [] };
  const placeOf = placesOn(page, described);
  for (const table of page.tables.filter(({ part }) => part === "uri" || part === "request")) {
    const body: Field[] = [];
    for (const field of table.fields) {
      const place = placeOf(field, table);
      if (place === "header") result.headers.push(field);
      else if (place === "body") body.push(field);
      else result.parameters.push({ place, field });
    }
    if (body.length > 0) result.body.push({ ...table, fields: body });
  }
  return result;
}

type Place = "path" | "query" | "header" | "body";

/** Names in the calls of the page, its captions and the description tell where a row belongs. */
function placesOn(page: PageFacts, described: DescribedOperation): (field: Field, table: PageTable) => Place {
  const inPath = new Set(page.calls.flatMap(({ path }) => path.match(/(?<=\{)[^}]+(?=\})/g) ?? []));
  const inQuery = new Set(page.calls.flatMap(({ query }) => Object.keys(query)));
  const known = new Map(described.parameters.map((parameter) => [parameter.name, parameter.in]));
  const bodiless = !described.operation.requestBody && described.method === "GET";
  return ({ name, place }, { caption, part }) => {
    if (place === "header" || isHeader(name, caption)) return "header";
    if (place === "path" || inPath.has(name) || (part === "uri" && known.get(name) === "path")) return "path";
    if (place === "body") return bodiless ? "query" : "body";
    const named =
      place === "query" || /\bquery|查询参数/i.test(caption) || inQuery.has(name) || known.get(name) === "query";
    const query = part === "uri" || bodiless || (named && !/body/i.test(caption));
    return query ? "query" : "body";
  };
}

function isHeader(name: string, caption: string): boolean {
  return /\bheader|消息头|请求头/i.test(caption) || /^x-/i.test(name) || TRANSPORT_HEADERS.test(name);
}
