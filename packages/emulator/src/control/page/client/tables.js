import { byId, make } from "./dom.js";

/** @import { ShownGraph, ShownJob } from "../state.ts" */
/** @import { CountedFaultRule } from "../../faults.ts" */

/**
 * Shows one row for each item. The row of an item that has not changed stays, with its focus and what was opened in it.
 *
 * @template Item
 * @param {string} id
 * @param {readonly Item[]} items
 * @param {(item: Item) => Node[]} cellsOf
 */
export function showRows(id, items, cellsOf) {
  const body = /** @type {HTMLTableSectionElement} */ (byId(id));
  const known = new Map(Array.from(body.rows, (row) => [row.dataset["item"], row]));
  /** @type {(text: string, cells: () => Node[]) => HTMLElement} */
  const rowOf = (text, cells) => {
    const row = known.get(text);
    known.delete(text);
    return row ?? make("tr", { "data-item": text }, ...cells());
  };
  const rows = items.map((item) => rowOf(JSON.stringify(item), () => cellsOf(item)));
  const nothing = () => [make("td", { class: "quiet", colspan: 9 }, body.dataset["empty"] ?? "")];
  if (rows.length === 0) rows.push(rowOf("", nothing));
  const kept = new Set(rows);
  for (const row of [...body.rows]) if (!kept.has(row)) row.remove();
  for (const [position, row] of rows.entries()) {
    if (body.rows[position] !== row) body.insertBefore(row, body.rows[position] ?? null);
  }
}

/** @param {string} name a name in camelCase */
const words = (name) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** @param {string} iso */
export const time = (iso) => make("time", { datetime: iso, title: iso }, iso.slice(11, 19));

/** @param {string} status */
function mood(status) {
  if (/^(running|success)$/.test(status)) return "good";
  if (/fail|faulty/i.test(status)) return "bad";
  return /^(stopped|frozen|deleted)$/.test(status) ? "quiet" : "busy";
}

/** @param {ShownGraph} graph */
export function graphCells({ id, name, status, vertexCount, edgeCount }) {
  return [
    make("th", { scope: "row", class: "free", title: id }, name),
    make("td", { class: mood(status) }, words(status)),
    make("td", { class: "number" }, vertexCount.toLocaleString("en")),
    make("td", { class: "number" }, edgeCount.toLocaleString("en")),
  ];
}

/** @param {ShownJob} job */
export function jobCells({ id, plane, task = "a job", graphName, status, progress, begun, ended, failReason }) {
  const state = make("td", {}, make("span", { class: ended ? mood(status) : "busy" }, words(status)));
  if (!ended) {
    const share = progress === undefined ? {} : { value: progress };
    state.append(make("progress", { "aria-label": `Progress of ${task}`, ...share }));
  }
  if (failReason) state.append(make("div", { class: "free" }, failReason));
  return [
    make("th", { scope: "row", title: id }, task, make("div", { class: "quiet" }, plane)),
    make("td", { class: "free" }, graphName),
    state,
    make("td", {}, time(begun)),
  ];
}

/** @param {CountedFaultRule} rule */
export function faultCells({ operation, happened, times, ...effects }) {
  const effect = Object.entries(effects).map(([name, value]) => `${words(name)} ${value}`);
  return [
    make("th", { scope: "row", class: "free" }, operation),
    make("td", { class: "free" }, effect.join(", ")),
    make("td", { class: "number" }, times === undefined ? `${happened}` : `${happened} of ${times}`),
  ];
}
