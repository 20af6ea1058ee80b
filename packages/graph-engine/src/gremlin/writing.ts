import { DEFAULT_LABEL, type Edge, labelsOf, type Vertex } from "../graph/elements.ts";
import type { GraphData } from "../graph/graph-data.ts";
import { changed } from "../graph/properties.ts";
import { valuesOf } from "../graph/property-values.ts";
import { isEdge, presentElement } from "../traversal/walk-step.ts";
import { checkCount, formNotEmulated, idText, literal, nameOf, text } from "./arguments.ts";
import type { Context } from "./context.ts";
import type { Compile, Definitions } from "./definition.ts";
import { excerpt, failed } from "./failures.ts";
import { firstOf, gathering, type Step, type Traverser } from "./flow.ts";
import type { Argument, Call, Literal } from "./parser.ts";
import { plain, type Read } from "./reading.ts";
import { isElement, isProperty, isVertex, textOf } from "./values.ts";
import { namedValue } from "./ways.ts";

/** The steps that change the graph. Each takes all values first, so that none meets what it adds itself. */
export const writingSteps: Definitions = {
  addV: { leadsTo: "vertices", isWriting: true, build: addV, modulators: ["property"] },
  addE: { leadsTo: "edges", isWriting: true, build: addE, modulators: ["property", "from", "to"] },
  property: {
    isWriting: true,
    build: (call) => {
      const setting = settingOf(call);
      if (setting.key === undefined) throw failed(`${nameOf(call)} cannot change an ID.`);
      return forEach((from, context) => {
        const { value } = from;
        if (!isElement(value)) throw failed(`${nameOf(call)} changes vertices and edges only.`);
        return { ...from, value: changedElement(context, value, setting) };
      });
    },
  },
  drop: {
    isWriting: true,
    build: (call) => {
      checkCount(call, 0);
      return forEach(({ value }, context) => {
        drop(value, context, call);
        return undefined;
      });
    },
  },
};

/** A property to set; no key means the ID. */
interface Setting {
  readonly call: Call;
  readonly key: string | undefined;
  readonly value: Literal;
  readonly cardinality: "single" | "list" | "set" | undefined;
}

/** A step that does something with each value, once all are there. */
function forEach(carryOut: (from: Traverser, context: Context) => Traverser | undefined): Step {
  return gathering(function* (all, context) {
    const results: Traverser[] = [];
    for (const from of all) {
      const result = carryOut(from, context);
      if (result) results.push(result);
      context.work();
      if (context.isBreathDue()) yield null;
    }
    return results;
  });
}

function addV(call: Call, _: Compile, modulators: readonly Call[]): Step {
  checkCount(call, 0, 1);
  const label = call.arguments.length === 0 ? DEFAULT_LABEL : text(call, call.arguments[0]);
  const settings = modulators.map(settingOf);
  const naming = settings.find(({ key }) => key === undefined);
  if (!naming) throw failed(`${nameOf(call)} needs an ID; add .property(id, ...).`);
  const id = idText(naming.call, naming.value);
  return forEach((from, context) => {
    const { data } = context;
    if (data.hasVertex(id)) throw failed(`vertex [${id}] already exists.`);
    let vertex: Vertex = { id, label, properties: {} };
    for (const setting of settings) if (setting.key !== undefined) vertex = withSetting(data, vertex, setting);
    data.addVertex(vertex);
    return context.follow(from, vertex);
  });
}

function addE(call: Call, compile: Compile, modulators: readonly Call[]): Step {
  checkCount(call, 1);
  const label = text(call, call.arguments[0]);
  const settings = modulators.filter(({ name }) => name === "property").map(settingOf);
  if (settings.some(({ key }) => key === undefined)) throw failed(`${nameOf(call)} cannot give an edge an ID.`);
  const [fromEnd, toEnd] = ["from", "to"].map((name) => endOf(call, compile, modulators, name)) as [Read, Read];

  return gathering(function* (all, context) {
    const { data } = context;
    const results: Traverser[] = [];
    for (const from of all) {
      const [source, target] = [yield* fromEnd(from, context), yield* toEnd(from, context)];
      for (const end of [source, target]) {
        if (!isVertex(end) || !data.hasVertex(end.id))
          throw failed(`an end of ${nameOf(call)} is no vertex that exists.`);
      }
      let edge: Omit<Edge, "index"> = {
        source: (source as Vertex).id,
        target: (target as Vertex).id,
        label,
        properties: {},
      };
      for (const setting of settings) edge = withSetting(data, edge, setting);
      const index = data.addEdge(edge, { action: "allow", ignoreLabel: true });
      results.push(context.follow(from, { ...edge, index }));
      if (context.isBreathDue()) yield null;
    }
    return results;
  });
}

/** Where an edge begins or ends: what `from` or `to` says, or else the vertex that the query is at. */
function endOf(call: Call, compile: Compile, modulators: readonly Call[], name: string): Read {
  const [modulator, ...rest] = modulators.filter((candidate) => candidate.name === name);
  if (rest.length > 0) throw formNotEmulated(call);
  if (!modulator) return plain(({ value }) => value);
  checkCount(modulator, 1);
  const argument = modulator.arguments[0] as Argument;
  if (argument.kind !== "traversal") {
    const label = text(modulator, argument);
    return plain((from) => namedValue(from, label));
  }
  const step = compile(argument.calls);
  return function* (from, context) {
    const found = yield* firstOf(step, from, context);
    return found?.value;
  };
}

function settingOf(call: Call): Setting {
  const [first, ...others] = call.arguments;
  const isCardinality = first?.kind === "constant" && ["single", "list", "set"].includes(first.name);
  const cardinality = isCardinality ? (first.name as Setting["cardinality"]) : undefined;
  const [name, given, ...rest] = isCardinality ? others : call.arguments;
  if (!name || !given || rest.length > 0) throw formNotEmulated(call);
  const value = literal(call, given);
  if (value === null) throw failed(`${nameOf(call)} takes a value that is not null.`);
  if (name.kind !== "constant") return { call, key: text(call, name), value, cardinality };
  if (name.name !== "id" || cardinality) throw formNotEmulated(call);
  return { call, key: undefined, value, cardinality };
}

function changedElement(context: Context, met: Vertex | Edge, setting: Setting): Vertex | Edge {
  const { data } = context;
  const element = presentElement(context.data, met);
  if (!element) throw failed(`${textOf(met)} does not exist any more.`);
  const after = withSetting(data, element, setting);
  if (!isEdge(after)) data.addVertex(after);
  else if (setting.cardinality) throw failed(`${nameOf(setting.call)} gives an edge's property a cardinality.`);
  else data.replaceEdge(after);
  return after;
}

function withSetting<Element extends Vertex | Omit<Edge, "index">>(
  data: GraphData,
  element: Element,
  { key = "", value, cardinality }: Setting,
): Element {
  const { properties } = element;
  const present = cardinality === "list" || cardinality === "set" ? valuesOf(properties, key) : [];
  const values = [...present, value];
  const change = cardinality ? "update" : "add";
  const given = { [key]: cardinality === "set" ? [...new Set(values)] : values };
  return { ...element, properties: changed(data, labelsOf(element), properties, change, given) };
}

function drop(value: unknown, context: Context, call: Call): void {
  const { data } = context;
  if (isProperty(value)) {
    const owner = presentElement(context.data, value.owner);
    if (!owner) return;
    const gone = { [value.key]: [value.value] };
    const after = { ...owner, properties: changed(data, labelsOf(owner), owner.properties, "delete", gone) };
    if (isEdge(after)) data.replaceEdge(after);
    else data.addVertex(after);
  } else if (!isElement(value)) {
    throw failed(`${nameOf(call)} cannot drop ${excerpt(textOf(value))}.`);
  } else if (isEdge(value)) {
    data.deleteEdge(value);
  } else {
    data.deleteVertex(value.id);
  }
}
