import { connectActions } from "./actions.js";
import { ask, Forbidden } from "./ask.js";
import { byId, make, tell } from "./dom.js";
import { draw } from "./draw-graph.js";
import { requestCells } from "./requests.js";
import { faultCells, graphCells, jobCells, showRows } from "./tables.js";

/** @import { EmulatorState, ShownGraph } from "../state.ts" */
/** @import { Drawing } from "../drawing.ts" */

const EVERY_MS = 1000;

const chosen = /** @type {HTMLSelectElement} */ (byId("drawn"));

/** @param {readonly ShownGraph[]} graphs */
function showChoice(graphs) {
  const choice = graphs.map(({ id, name }) => `${id} ${name}`).join("\n");
  if (chosen.dataset["choice"] === choice) return;
  chosen.dataset["choice"] = choice;
  const { value } = chosen;
  chosen.replaceChildren(...graphs.map(({ id, name }) => make("option", { value: id }, name)));
  if (graphs.some(({ id }) => id === value)) chosen.value = value;
}

/** @param {string} name */
const snapshotCells = (name) => [
  make("th", { scope: "row", class: "free" }, name),
  make("td", { class: "number" }, make("button", { type: "button", "data-restore": name }, `Restore ${name}`)),
];

/** Key of the current drawing: graph, version of its data and width. */
let drawn = "";

/** @param {readonly ShownGraph[]} graphs */
async function showDrawing(graphs) {
  const graph = graphs.find(({ id }) => id === chosen.value);
  const width = byId("drawing").clientWidth;
  const wanted = graph ? [graph.id, graph.dataVersion, width].join(" ") : "none";
  if (wanted === drawn) return;
  drawn = wanted;
  byId("element").replaceChildren();
  if (!graph?.isDrawable) {
    byId("drawing").replaceChildren();
    byId("legend").replaceChildren(reasonNotDrawn(graph));
    return;
  }
  /** @type {Drawing} */
  const drawing = await ask(`graphs/${graph.id}/drawing`).catch((error) => {
    // The next poll tries again.
    drawn = "";
    throw error;
  });
  // Another graph may have been chosen meanwhile.
  if (wanted === drawn) draw(drawing, graph.name, width, showElements);
}

/** @param {ShownGraph | undefined} graph */
function reasonNotDrawn(graph) {
  if (!graph) return "There is no graph.";
  return graph.vertexCount === 0 ? "It is empty." : "It is too large to draw.";
}

/**
 * Shows a vertex, or the edges between two, with all their properties.
 *
 * @param {Record<string, string>} which
 */
async function showElements(which) {
  try {
    const { vertices, edges } = await ask(`graphs/${chosen.value}/elements?${new URLSearchParams(which)}`);
    byId("element").replaceChildren(
      make(
        "pre",
        { tabindex: 0, role: "group", "aria-label": "Element" },
        JSON.stringify([...vertices, ...edges], null, 2),
      ),
    );
  } catch (error) {
    tell(String(error), true);
  }
}

async function refresh() {
  try {
    /** @type {EmulatorState} */
    const { version, now, graphs, jobs, requests, faults, snapshots } = await ask("state");
    byId("give-token").hidden = true;
    byId("version").textContent = version;
    byId("now").textContent = `${now.slice(0, 10)} ${now.slice(11, 19)} UTC`;
    byId("now").setAttribute("datetime", now);
    showRows("graphs", graphs, graphCells);
    showRows("jobs", jobs, jobCells);
    showRows("requests", requests, requestCells);
    showRows("faults", faults, faultCells);
    showRows("snapshots", snapshots, snapshotCells);
    showChoice(graphs);
    await showDrawing(graphs);
    tell("Live");
  } catch (error) {
    byId("give-token").hidden = !(error instanceof Forbidden);
    tell(error instanceof TypeError ? "The emulator does not answer." : String(error), true);
  }
}

connectActions(refresh, () => chosen.value);
chosen.addEventListener("change", refresh);

async function watch() {
  if (!document.hidden) await refresh();
  setTimeout(watch, EVERY_MS);
}
watch();
