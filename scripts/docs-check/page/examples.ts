/** Requests and JSON in the examples of a page. */

export interface Call {
  method: string | undefined;
  path: string;
  query: Record<string, string>;
}

const CALL = /(?:\b(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)[\s:]*(?=\/|http))?((?:https?:\/\/|\/)[^\s"'<>,，。]*)/g;

/** The calls in a line: `POST /v2/{project_id}/graphs?x=1`, with or without a server in front. */
export function callsIn(text: string): Call[] {
  // Some pages put blanks into their templates, or between the path and its query.
  const tidy = text.replace(/\{\s{0,9}([\w ]{1,60}?)\s{0,9}\}/g, "{$1}").replace(/\s{1,9}\?(?=[\w-]{1,60}=)/g, "?");
  return [...tidy.matchAll(CALL)].flatMap(([, method, url = ""]) => {
    const [address = "", query = ""] = url.replace(/\{$/, "").split("?");
    const path = address
      .replace(/^https?:\/\/[^/]*/i, "")
      .replace(/\/{2,}/g, "/")
      .replace(/[./;:]+$/, "");
    return /^\/(ges\/)?v\d/.test(path) ? [{ method, path, query: parseQuery(query) }] : [];
  });
}

function parseQuery(text: string): Record<string, string> {
  const pairs = text.split("&").filter((pair) => /^[\w.-]+(=|$)/.test(pair));
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [name, value.join("=")];
    }),
  );
}

/** The first JSON object or array in a text: its value, undefined when there is none, an error when it does not parse. */
export function jsonIn(text: string): { value: unknown } | { broken: string } | undefined {
  // A brace of a path template opens no body.
  const body = text.replace(/\S+/g, (word) => {
    const template = word.includes("/") && !word.includes('"') && /\{\w{1,60}\}/.test(word);
    return template ? " ".repeat(word.length) : word;
  });
  const start = body.search(/\{\s*(["'}]|$)|\[\s*[[{"\]]/m);
  if (start === -1) return undefined;
  const end = balanced(text, start);
  const json = text.slice(start, end ?? text.length);
  for (const attempt of [json, repaired(json)]) {
    try {
      return { value: JSON.parse(attempt) as unknown };
    } catch {
      // The next attempt may succeed.
    }
  }
  return { broken: json.slice(0, 100) };
}

function balanced(text: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign === "\\") at++;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === "{" || sign === "[") depth++;
    else if (sign === "}" || sign === "]") {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

/** Removes from the vendor's examples what JSON lacks: trailing commas, ellipses, comments, line breaks in strings. */
function repaired(json: string): string {
  return json
    .replace(
      /("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
      (_, text?: string) => text?.replace(/\n\s*/g, " ") ?? "",
    )
    .replace(
      /("(?:\\.|[^"\\])*")|,?\s*(\.{3,}|…+)\s*(?=[}\],]|$)|'([^'\n]*)'/g,
      (_, text?: string, _dots?: string, single?: string) => {
        return text ?? (single === undefined ? "" : JSON.stringify(single));
      },
    )
    .replace(/("(?:\\.|[^"\\])*")|,(\s*[}\]])/g, (_, text?: string, close?: string) => text ?? close ?? "")
    .replace(/("(?:\\.|[^"\\])*")|\{[a-z_]\w*\}/gi, (match, text?: string) => text ?? JSON.stringify(match))
    .replace(/(["}\]])(\s*\n\s*)(?=")/g, "$1,$2");
}
