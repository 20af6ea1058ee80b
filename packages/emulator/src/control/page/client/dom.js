// Names come from users: they are inserted as text only, never as markup.

/** @param {string} id */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @typedef {Record<string, string | number>} Attributes */

/** @type {(tag: string, attributes?: Attributes, ...children: (Node | string)[]) => HTMLElement} */
export const make = (tag, attributes = {}, ...children) => filled(document.createElement(tag), attributes, children);

/** @type {(tag: string, attributes?: Attributes, ...children: (Node | string)[]) => SVGElement} */
export const makeSvg = (tag, attributes = {}, ...children) =>
  filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

/**
 * @template {Element} Made
 * @param {Made} element
 * @param {Attributes} attributes
 * @param {(Node | string)[]} children
 */
export function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** @param {string} text */
export function tell(text, isBad = false) {
  const line = byId("connection");
  // Said again, it would be read out again.
  if (line.textContent !== text) line.textContent = text;
  line.className = isBad ? "bad" : "good";
}
