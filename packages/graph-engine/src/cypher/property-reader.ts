import { type Edge, type GraphData, labelsOf, type Vertex } from "../graph/index.ts";
import { isEdge } from "../traversal/index.ts";
import { invalid } from "./errors.ts";
import { fromJson } from "./values/convert.ts";
import { idOf, type Value } from "./values/value.ts";

/** Reads properties of vertices and edges. */
export class PropertyReader {
  readonly #data: GraphData;
  /** True when the statement changes the graph, so that an element may differ from the one matched. */
  readonly #isWriting: boolean;
  readonly #lists = new Map<string, boolean>();

  constructor(data: GraphData, isWriting: boolean) {
    this.#data = data;
    this.#isWriting = isWriting;
  }

  /**
   * Returns an element as it is now.
   *
   * @throws {QueryError} when the statement has deleted it
   */
  present<Element extends Vertex | Edge>(element: Element): Element {
    if (!this.#isWriting) return element;
    const now = this.find(element);
    if (!now) throw invalid(`the element ${idOf(element)} has been deleted.`);
    return now;
  }

  /** Returns an element as it is now, if it still exists. */
  find<Element extends Vertex | Edge>(element: Element): Element | undefined {
    const now = isEdge(element)
      ? this.#data.edgesBetween(element.source, element.target).find(({ index }) => index === element.index)
      : this.#data.vertex(element.id);
    return now as Element | undefined;
  }

  /** Returns the value of a property, null where there is none. */
  read(element: Vertex | Edge, name: string): Value {
    return this.#value(this.present(element), name);
  }

  /** Returns all properties of an element; of one that was deleted, those it had. */
  all(element: Vertex | Edge): Map<string, Value> {
    const now = this.find(element) ?? element;
    return new Map(Object.keys(now.properties).map((name) => [name, this.#value(now, name)]));
  }

  /** Returns true where the schema says that a property holds several values. */
  isList(labels: readonly string[], name: string): boolean {
    return labels.some((label) => {
      const key = `${label}\n${name}`;
      const known = this.#lists.get(key);
      if (known !== undefined) return known;
      const definition = this.#data.label(label)?.properties.find((property) => property.name === name);
      const isList = definition !== undefined && definition.cardinality !== "single";
      this.#lists.set(key, isList);
      return isList;
    });
  }

  #value(element: Vertex | Edge, name: string): Value {
    if (!Object.hasOwn(element.properties, name)) return null;
    const stored = element.properties[name];
    if (!Array.isArray(stored)) return fromJson(stored);
    if (stored.length !== 1 || this.isList(isEdge(element) ? [element.label] : labelsOf(element), name))
      return stored.length === 0 ? null : stored.map(fromJson);
    return fromJson(stored[0]);
  }
}
