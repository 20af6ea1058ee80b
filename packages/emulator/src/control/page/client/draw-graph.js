import { byId, filled, make, makeSvg } from "./dom.js";

/** @import { Drawing } from "../drawing.ts" */

const COLORS = 6;
/** Beyond that, names would cover one another. */
const MOST_NAMES = 40;

/**
 * Draws a graph.
 *
 * @param {Drawing} drawing
 * @param {string} name
 * @param {number} width in pixels
 * @param {(which: Record<string, string>) => void} show shows the vertex or the edges that were chosen
 */
export function draw({ vertices, lines }, name, width, show) {
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
      role: "group",
      class: isDense ? "dense" : "",
      "aria-label": `Graph ${name}, ${vertices.length} vertices drawn as circles and ${lines.length} lines between them`,
    },
    makeSvg("defs", {}, makeSvg("marker", { ...head, orient: "auto" }, arrow)),
  );

  for (const { source, target, labels: edges } of lines) {
    const [from, to] = [places[source], places[target]];
    if (!from || !to) continue;
    const title = `${vertices[source]?.id} → ${vertices[target]?.id}: ${edges.join(", ")}`;
    const [start, end] = [vertices[source]?.id ?? "", vertices[target]?.id ?? ""];
    const line = filled(lineBetween(from, to, radius), {}, [makeSvg("title", {}, title)]);
    drawing.append(chosenBy(line, () => show({ source: start, target: end })));
  }
  for (const [position, { id, label }] of vertices.entries()) {
    const { x, y } = places[position] ?? { x: 0, y: 0 };
    const title = makeSvg("title", {}, `${id} (${label})`);
    const reach = isDense ? {} : { role: "button", tabindex: 0, "aria-label": `${id} (${label})` };
    const circle = makeSvg("circle", { cx: x, cy: y, r: radius, class: color(label), ...reach }, title);
    drawing.append(chosenBy(circle, () => show({ vertex: id })));
    if (isDense) continue;
    const short = id.length > 14 ? `${id.slice(0, 13)}…` : id;
    drawing.append(makeSvg("text", { x, y: y - radius - 4, "aria-hidden": "true" }, short));
  }
  byId("drawing").replaceChildren(drawing);
  byId("legend").replaceChildren(...labels.map((label) => make("span", {}, make("i", { class: color(label) }), label)));
}

/**
 * @param {SVGElement} element
 * @param {() => void} choose
 */
function chosenBy(element, choose) {
  element.addEventListener("click", choose);
  element.addEventListener("keydown", (event) => {
    if (event instanceof KeyboardEvent && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      choose();
    }
  });
  return element;
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
