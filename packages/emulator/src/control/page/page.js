// Names come from users: they are inserted as text only, never as markup.

/** @import { EmulatorState, ShownGraph, ShownJob } from "./state.ts" */
/** @import { Drawing } from "./drawing.ts" */
/** @import { CountedFaultRule } from "../faults.ts" */
/** @import { JournalEntry } from "../journal.ts" */

const EVERY_MS = 1000;
const COLORS = 6;
/** Beyond that, names would cover one another. */
const MOST_NAMES = 40;

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const chosen = /** @type {HTMLSelectElement} */ (byId("drawn"));

/** @typedef {Record<string, string | number>} Attributes */

/** @type {(tag: string, attributes?: Attributes, ...children: (Node | string)[]) => HTMLElement} */
const make = (tag, attributes = {}, ...children) => filled(document.createElement(tag), attributes, children);

/** @type {(tag: string, attributes?: Attributes, ...children: (Node | string)[]) => SVGElement} */
const makeSvg = (tag, attributes = {}, ...children) =>
  filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

/**
 * @template {Element} Made
 * @param {Made} element
 * @param {Attributes} attributes
 * @param {(Node | string)[]} children
 */
function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/**
 * @param {string} path
 * @param {unknown} [body] what to send, if anything
 */
async function ask(path, body) {
  const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(`/_emulator/${path}`, { cache: "no-store", ...init });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

/**
 * Shows one row for each item. The row of an item that has not changed stays, with its focus and what was opened in it.
 *
 * @template Item
 * @param {string} id
 * @param {readonly Item[]} items
 * @param {(item: Item) => Node[]} cellsOf
 */
function showRows(id, items, cellsOf) {
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
const time = (iso) => make("time", { datetime: iso, title: iso }, iso.slice(11, 19));

/** @param {string} status */
function mood(status) {
  if (/^(running|success)$/.test(status)) return "good";
  if (/fail|faulty/i.test(status)) return "bad";
  return /^(stopped|frozen|deleted)$/.test(status) ? "quiet" : "busy";
}

/** @param {ShownGraph} graph */
function graphCells({ id, name, status, vertexCount, edgeCount }) {
  return [
    make("th", { scope: "row", class: "free", title: id }, name),
    make("td", { class: mood(status) }, words(status)),
    make("td", { class: "number" }, vertexCount.toLocaleString("en")),
    make("td", { class: "number" }, edgeCount.toLocaleString("en")),
  ];
}

/** @param {ShownJob} job */
function jobCells({ id, plane, task = "a job", graphName, status, progress, begun, ended, failReason }) {
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

/** @param {JournalEntry} entry */
function requestCells({ at, method, path, query, headers, bodyBytes, body, operationId, status }) {
  const search = String(new URLSearchParams(query));
  const details = make("pre", {}, `${method} ${path}${search && "?"}${search}\n`);
  for (const [name, value] of Object.entries(headers)) details.append(`${name}: ${value}\n`);
  if (body !== undefined) details.append(`\n${JSON.stringify(body, null, 2)}`);
  else if (bodyBytes > 0) details.append(`\n(${bodyBytes.toLocaleString("en")} bytes)`);
  const summary = make("summary", {}, make("code", {}, method), ` ${operationId ?? path}`);
  return [
    make("td", { class: "free" }, make("details", {}, summary, details)),
    make("td", { class: `number ${status >= 400 || status === 0 ? "bad" : ""}` }, status === 0 ? "reset" : `${status}`),
    make("td", {}, time(at)),
  ];
}

/** @param {CountedFaultRule} rule */
function faultCells({ operation, happened, times, ...effects }) {
  const effect = Object.entries(effects).map(([name, value]) => `${words(name)} ${value}`);
  return [
    make("th", { scope: "row", class: "free" }, operation),
    make("td", { class: "free" }, effect.join(", ")),
    make("td", { class: "number" }, times === undefined ? `${happened}` : `${happened} of ${times}`),
  ];
}

/** @param {readonly ShownGraph[]} graphs */
function showChoice(graphs) {
  const choice = graphs.map(({ id, name }) => `${id} ${name}`).join("\n");
  if (chosen.dataset["choice"] === choice) return;
  chosen.dataset["choice"] = choice;
  const { value } = chosen;
  chosen.replaceChildren(...graphs.map(({ id, name }) => make("option", { value: id }, name)));
  if (graphs.some(({ id }) => id === value)) chosen.value = value;
}

/** Key of the current drawing: graph, version of its data and width. */
let drawn = "";

/** @param {readonly ShownGraph[]} graphs */
async function showDrawing(graphs) {
  const graph = graphs.find(({ id }) => id === chosen.value);
  const width = byId("drawing").clientWidth;
  const wanted = graph ? [graph.id, graph.dataVersion, width].join(" ") : "none";
  if (wanted === drawn) return;
  drawn = wanted;
  if (!graph?.isDrawable) {
    const reason = !graph
      ? "There is no graph."
      : graph.vertexCount === 0
        ? "It is empty."
        : "It is too large to draw.";
    byId("drawing").replaceChildren();
    byId("legend").replaceChildren(reason);
    return;
  }
  /** @type {Drawing} */
  const drawing = await ask(`graphs/${graph.id}/drawing`).catch((error) => {
    // The next poll tries again.
    drawn = "";
    throw error;
  });
  // Another graph may have been chosen meanwhile.
  if (wanted === drawn) draw(drawing, graph.name, width);
}

/**
 * @param {Drawing} drawing
 * @param {string} name
 * @param {number} width in pixels
 */
function draw({ vertices, lines }, name, width) {
  const height = Math.round(Math.min(460, width * 0.75));
  const labels = [...new Set(vertices.map(({ label }) => label))];
  /** @param {string} label */
  const color = (label) => `label-${labels.indexOf(label) % COLORS}`;
  const isDense = vertices.length > MOST_NAMES;
  const [across, down, radius] = [40, 24, isDense ? 5 : 7];
  const places = vertices.map(({ x, y }) => ({
    x: Math.round(across + x * (width - 2 * across)),
    y: Math.round(down + y * (height - 2 * down)),
  }));
  const arrow = makeSvg("path", { d: "M0 0 8 4 0 8z" });
  const head = { id: "head", viewBox: "0 0 8 8", refX: 8, refY: 4, markerWidth: 7, markerHeight: 7 };
  const drawing = makeSvg(
    "svg",
    {
      width,
      height,
      role: "img",
      class: isDense ? "dense" : "",
      "aria-label": `Graph ${name}, ${vertices.length} vertices drawn as circles and ${lines.length} lines between them`,
    },
    makeSvg("defs", {}, makeSvg("marker", { ...head, orient: "auto" }, arrow)),
  );

  for (const { source, target, labels: edges } of lines) {
    const [from, to] = [places[source], places[target]];
    if (!from || !to) continue;
    const title = `${vertices[source]?.id} → ${vertices[target]?.id}: ${edges.join(", ")}`;
    drawing.append(filled(lineBetween(from, to, radius), {}, [makeSvg("title", {}, title)]));
  }
  for (const [position, { id, label }] of vertices.entries()) {
    const { x, y } = places[position] ?? { x: 0, y: 0 };
    const title = makeSvg("title", {}, `${id} (${label})`);
    drawing.append(makeSvg("circle", { cx: x, cy: y, r: radius, class: color(label) }, title));
    if (isDense) continue;
    const short = id.length > 14 ? `${id.slice(0, 13)}…` : id;
    drawing.append(makeSvg("text", { x, y: y - radius - 4, "aria-hidden": "true" }, short));
  }
  byId("drawing").replaceChildren(drawing);
  byId("legend").replaceChildren(...labels.map((label) => make("span", {}, make("i", { class: color(label) }), label)));
}

/**
 * @typedef {{ x: number, y: number }} Place
 * @param {Place} from
 * @param {Place} to
 * @param {number} radius
 */
function lineBetween(from, to, radius) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return makeSvg("circle", { class: "loop", cx: from.x, cy: from.y + 1.6 * radius, r: 1.6 * radius });
  // It ends at the rim, so that the arrow can be seen.
  const share = Math.max(0, 1 - (radius + 1) / length);
  const [x2, y2] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
  return makeSvg("line", { x1: from.x, y1: from.y, x2, y2, "marker-end": "url(#head)" });
}

/** @param {string} text */
function tell(text, isBad = false) {
  const line = byId("connection");
  // Said again, it would be read out again.
  if (line.textContent !== text) line.textContent = text;
  line.className = isBad ? "bad" : "good";
}

async function refresh() {
  try {
    /** @type {EmulatorState} */
    const { version, now, graphs, jobs, requests, faults } = await ask("state");
    byId("version").textContent = version;
    byId("now").textContent = `${now.slice(0, 10)} ${now.slice(11, 19)} UTC`;
    byId("now").setAttribute("datetime", now);
    showRows("graphs", graphs, graphCells);
    showRows("jobs", jobs, jobCells);
    showRows("requests", requests, requestCells);
    showRows("faults", faults, faultCells);
    showChoice(graphs);
    await showDrawing(graphs);
    tell("Live");
  } catch (error) {
    tell(error instanceof TypeError ? "The emulator does not answer." : String(error), true);
  }
}

/**
 * @param {string} path
 * @param {object} body
 */
async function change(path, body) {
  try {
    await ask(path, body);
    await refresh();
  } catch (error) {
    tell(String(error), true);
  }
}

for (const button of document.querySelectorAll("button[data-advance-ms]")) {
  const advanceMs = Number(button.getAttribute("data-advance-ms"));
  button.addEventListener("click", () => change("clock", { advanceMs }));
}
byId("reset").addEventListener("click", () => {
  if (confirm("Delete all graphs, jobs and requests, and set the clock back?")) change("reset", {});
});
chosen.addEventListener("change", refresh);

async function watch() {
  if (!document.hidden) await refresh();
  setTimeout(watch, EVERY_MS);
}
watch();
