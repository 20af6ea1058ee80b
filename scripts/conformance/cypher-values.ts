import { isInteger, isNumber, Long, parseNumber, toNumber } from "@ges-sdk/graph-engine/values";

/** Vertex or edge, as a feature file or a response shows it. */
export interface Element {
  readonly kind: "node" | "relationship";
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Reads a value as the feature files write it. */
export function parseValue(text: string): unknown {
  const reader = new ValueReader(text);
  const value = reader.value();
  reader.end();
  return value;
}

/**
 * Returns a text that equal values share; lists are equal in any order if asked. A path is the list of what lies on it,
 * and an element in a map its properties, for responses tell no more.
 */
export function canonical(value: unknown, isUnordered: boolean, isInMap = false): string {
  const inner = (item: unknown) => canonical(item, isUnordered, isInMap);
  // Responses write integers beyond 2^53 as texts, and what is no number.
  if (value instanceof Long || (isNumber(value) && !Number.isFinite(toNumber(value))))
    return JSON.stringify(String(value));
  if (isNumber(value)) return isInteger(value) ? String(value) : `float ${Number(toNumber(value).toPrecision(13))}`;
  if (Array.isArray(value)) {
    const items = value.map(inner);
    return `[${(isUnordered ? items.sort() : items).join(", ")}]`;
  }
  if (isElement(value) && isInMap) return inner(value.properties);
  if (isElement(value)) return `(${value.kind} ${[...value.labels].sort()} ${inner(value.properties)})`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, item]) => `${name}: ${canonical(item, isUnordered, true)}`).join(", ")}}`;
}

function isElement(value: unknown): value is Element {
  return isPlain(value) && (value["kind"] === "node" || value["kind"] === "relationship");
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

const NUMBER = /-?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?/iy;
const CONSTANT = /true|false|null|NaN|-?Inf(?:inity)?/y;
const CONSTANTS: Readonly<Record<string, unknown>> = {
  true: true,
  false: false,
  null: null,
  NaN: Number.NaN,
  Inf: Number.POSITIVE_INFINITY,
  "-Inf": Number.NEGATIVE_INFINITY,
};

class ValueReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): unknown {
    if (this.#accept("<")) return this.#path();
    if (this.#accept("(")) return this.#element("node", ")");
    if (/\s*\[\s*:/y.test(this.#text.slice(this.#at))) {
      this.#expect("[");
      return this.#element("relationship", "]");
    }
    if (this.#accept("[")) return this.#list();
    if (this.#accept("{")) return this.#map();
    if (this.#accept("'")) return this.#string();
    this.#accept("");
    const constant = this.#read(CONSTANT);
    if (constant !== undefined) return CONSTANTS[constant.replace("inity", "")];
    return parseNumber(this.#read(NUMBER) ?? this.#fail());
  }

  end(): void {
    if (this.#text.slice(this.#at).trim() !== "") this.#fail();
  }

  #path(): Element[] {
    this.#expect("(");
    const elements = [this.#element("node", ")")];
    while (!this.#accept(">")) {
      this.#accept("<");
      this.#expect("-");
      this.#expect("[");
      elements.push(this.#element("relationship", "]"));
      this.#expect("-");
      this.#accept(">");
      this.#expect("(");
      elements.push(this.#element("node", ")"));
    }
    return elements;
  }

  #element(kind: Element["kind"], close: string): Element {
    const labels: string[] = [];
    while (this.#accept(":")) labels.push(this.#name());
    const properties = this.#accept("{") ? this.#map() : {};
    this.#expect(close);
    return { kind, labels, properties };
  }

  #list(): unknown[] {
    const items: unknown[] = [];
    if (this.#accept("]")) return items;
    do items.push(this.value());
    while (this.#accept(","));
    this.#expect("]");
    return items;
  }

  #map(): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    if (this.#accept("}")) return {};
    do {
      const name = this.#name();
      this.#expect(":");
      entries.push([name, this.value()]);
    } while (this.#accept(","));
    this.#expect("}");
    return Object.fromEntries(entries);
  }

  #string(): string {
    const text = this.#read(/(?:[^'\\]|\\.)*/sy) ?? this.#fail();
    this.#expect("'");
    return text.replaceAll(/\\(.)/gs, (_, escaped: string) => ({ n: "\n", t: "\t", r: "\r" })[escaped] ?? escaped);
  }

  #name(): string {
    const quoted = this.#read(/\s*`[^`]*`/y);
    return quoted?.trim().slice(1, -1) ?? this.#read(/\s*[\p{L}\p{N}_]+/uy)?.trim() ?? this.#fail();
  }

  #accept(sign: string): boolean {
    const at = this.#at + (/^\s*/.exec(this.#text.slice(this.#at))?.[0].length ?? 0);
    if (!this.#text.startsWith(sign, at)) return false;
    this.#at = at + sign.length;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#accept(sign)) this.#fail();
  }

  #read(expression: RegExp): string | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #fail(): never {
    throw new Error(`This value cannot be read at position ${this.#at}: ${this.#text}`);
  }
}
