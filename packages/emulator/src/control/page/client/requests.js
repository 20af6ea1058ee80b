import { ask } from "./ask.js";
import { make } from "./dom.js";
import { time } from "./tables.js";

/** @import { JournalEntry } from "../../journal.ts" */
/** @import { ExplainedOperation } from "../explain-operation.ts" */

/** @param {JournalEntry} entry */
export function requestCells(entry) {
  const { at, method, path, operationId, status } = entry;
  const summary = make("summary", {}, make("code", {}, method), ` ${operationId ?? path}`);
  const details = make("details", {}, summary);
  details.addEventListener("toggle", () => fill(details, entry), { once: true });
  return [
    make("td", { class: "free" }, details),
    make("td", { class: `number ${isRefused(status) ? "bad" : ""}` }, status === 0 ? "reset" : `${status}`),
    make("td", {}, time(at)),
  ];
}

/** @param {number} status */
const isRefused = (status) => status >= 400 || status === 0;

/**
 * @param {HTMLElement} details
 * @param {JournalEntry} entry
 */
function fill(details, entry) {
  const { status, response } = entry;
  const answer = response === undefined ? "(a long body, or none)" : JSON.stringify(response, null, 2);
  const sides = [
    make("div", {}, make("h3", {}, "Request"), scrolled("Request", requestText(entry))),
    make(
      "div",
      {},
      make("h3", {}, "Response"),
      scrolled("Response", `${status === 0 ? "reset" : status}\n\n${answer}`),
    ),
  ];
  details.append(make("div", { class: "sides" }, ...sides));
  const reason = reasonIn(response);
  if (isRefused(status) && reason) details.append(make("p", { class: "bad free" }, `Refused: ${reason}`));
  if (entry.description && entry.operationId) explain(details, entry, reason ?? "");
}

/**
 * @param {string} label
 * @param {string} text
 */
const scrolled = (label, text) => make("pre", { tabindex: 0, role: "group", "aria-label": label }, text);

/** @param {JournalEntry} entry */
function requestText({ method, path, query, headers, bodyBytes, body }) {
  const search = String(new URLSearchParams(query));
  const lines = [`${method} ${path}${search && "?"}${search}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  if (body !== undefined) lines.push("", JSON.stringify(body, null, 2));
  else if (bodyBytes > 0) lines.push("", `(${bodyBytes.toLocaleString("en")} bytes)`);
  return lines.join("\n");
}

/** @param {unknown} response */
function reasonIn(response) {
  const body = Object(response);
  const message = body.errorMessage ?? body.error_msg ?? body.error?.message;
  const code = body.errorCode ?? body.error_code ?? body.error?.error_code;
  return message && `${code}: ${message}`;
}

/**
 * Shows what is assumed of an operation, first what concerns the error.
 *
 * @param {HTMLElement} details
 * @param {JournalEntry} entry
 * @param {string} reason
 */
async function explain(details, { description, operationId }, reason) {
  const code = reason.split(":")[0] ?? "";
  /** @type {ExplainedOperation | undefined} */
  const explained = await ask(`operations/${description}/${operationId}`).catch(() => undefined);
  if (!explained || explained.assumptions.length === 0) return;
  const concerns = (/** @type {string} */ text) => code !== "" && text.includes(code);
  const sorted = explained.assumptions.toSorted(
    (one, other) => Number(concerns(other.assumption)) - Number(concerns(one.assumption)),
  );
  const items = sorted.map(({ assumption, why }) =>
    make("li", { class: concerns(assumption) ? "applies" : "" }, assumption, make("div", { class: "quiet" }, why)),
  );
  details.append(make("h3", {}, "What the emulator assumes here"), make("ul", {}, ...items));
}
