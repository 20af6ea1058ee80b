import { itemAt } from "../../collections/item-at.ts";
import { DEFAULT_LABEL, type Edge, labelsOf, type Vertex } from "../../graph/elements.ts";
import type { GraphData } from "../../graph/graph-data.ts";
import { changed } from "../../graph/properties.ts";
import { valuesOf } from "../../graph/property-values.ts";
import type { Pausable } from "../../scheduling/pausable.ts";
import { isEdge, presentElement } from "../../traversal/walk-step.ts";
import { checkCount, formNotEmulated, idText, isConstant, literal, nameOf, text } from "../language/arguments.ts";
import { plain, type Read } from "../language/by.ts";
import type { Compile, StepDefinitions } from "../language/step-definition.ts";
import { scopeValue } from "../runtime/paths.ts";
import type { Run } from "../runtime/run.ts";
import { breath, firstOf, gathering, type Step } from "../runtime/stages.ts";
import type { Traverser } from "../runtime/traverser.ts";
import { excerpt, failed } from "../syntax/errors.ts";
import type { Argument, Call } from "../syntax/syntax.ts";
import { ElementProperty, isElement, isVertex } from "../values/kinds.ts";
import { textOf } from "../values/value-json.ts";

/** Steps that change the graph. Each takes all values first, so that none meets what it adds itself. */
export const writingSteps: StepDefinitions = {
  addV: { leadsTo: "vertices", isWriting: true, build: addV, modulators: ["property"] },
  addE: { leadsTo: "edges", isWriting: true, build: addE, modulators: ["property", "from", "to"] },
  property: {
    isWriting: true,
    build: (call, compile) => {
      const setting = settingOf(call, compile);
      if (setting.key === undefined) throw failed(`${nameOf(call)} cannot change an ID.`);
      return forEach(function* (from, run) {
        const { value } = from;
        if (!isElement(value)) throw failed(`${nameOf(call)} changes vertices and edges only.`);
        return { ...from, value: changedElement(run, value, setting, yield* setting.value(from, run)) };
      });
    },
  },
  drop: {
    isWriting: true,
    build: (call) => {
      checkCount(call, 0);
      // biome-ignore lint/correctness/useYield: it is done at once
      return forEach(function* ({ value }, run) {
        drop(value, run, call);
        return undefined;
      });
    },
  },
};

/** Property to set; without a key it is the ID. */
interface Setting {
  readonly call: Call;
  readonly key: string | undefined;
  readonly value: Read;
  readonly cardinality: Cardinality | undefined;
}

type Cardinality = "single" | "list" | "set";

/** Makes a step that does something with each value, once all are there. */
function forEach(carryOut: (from: Traverser, run: Run) => Pausable<Traverser | undefined>): Step {
  return gathering(function* (all, run) {
    const results: Traverser[] = [];
    for (const from of all) {
      const result = yield* carryOut(from, run);
      if (result) results.push(result);
      yield* breath(run);
    }
    return results;
  });
}

function addV(call: Call, compile: Compile, modulators: readonly Call[]): Step {
  checkCount(call, 0, 1);
  const readLabel = labelRead(call, compile, DEFAULT_LABEL);
  const settings = modulators.map((modulator) => settingOf(modulator, compile));
  const naming = settings.find(({ key }) => key === undefined);
  if (!naming) throw failed(`${nameOf(call)} needs an ID; add .property(id, ...).`);
  return forEach(function* (from, run) {
    const { data } = run;
    const id = String(yield* naming.value(from, run));
    if (data.hasVertex(id)) throw failed(`vertex [${id}] already exists.`);
    let vertex: Vertex = { id, label: yield* readLabel(from, run), properties: {} };
    for (const setting of settings) {
      if (setting.key !== undefined) vertex = withSetting(data, vertex, setting, yield* setting.value(from, run));
    }
    data.addVertex(vertex);
    return run.follow(from, vertex);
  });
}

function addE(call: Call, compile: Compile, modulators: readonly Call[]): Step {
  checkCount(call, 1);
  const readLabel = labelRead(call, compile, "");
  const settings = modulators
    .filter(({ name }) => name === "property")
    .map((modulator) => settingOf(modulator, compile));
  if (settings.some(({ key }) => key === undefined)) throw failed(`${nameOf(call)} cannot give an edge an ID.`);
  const fromEnd = endOf(call, compile, modulators, "from");
  const toEnd = endOf(call, compile, modulators, "to");
  return forEach(function* (from, run) {
    const { data } = run;
    const source = checkedEnd(yield* fromEnd(from, run), call, data);
    const target = checkedEnd(yield* toEnd(from, run), call, data);
    let edge: Omit<Edge, "index"> = { source, target, label: yield* readLabel(from, run), properties: {} };
    for (const setting of settings) edge = withSetting(data, edge, setting, yield* setting.value(from, run));
    const index = data.addEdge(edge, { action: "allow", ignoreLabel: true });
    return run.follow(from, { ...edge, index });
  });
}

function checkedEnd(end: unknown, call: Call, data: GraphData): string {
  if (!isVertex(end) || !data.hasVertex(end.id)) throw failed(`an end of ${nameOf(call)} is no vertex that exists.`);
  return end.id;
}

/** Makes the read of a label, which may be what a traversal leads to. */
function labelRead(call: Call, compile: Compile, missing: string) {
  const [argument] = call.arguments;
  const step = argument?.kind === "traversal" ? compile(argument.calls) : undefined;
  const fixed = step ? missing : argument ? text(call, argument) : missing;
  return function* (from: Traverser, run: Run): Pausable<string> {
    if (!step) return fixed;
    const label = (yield* firstOf(step, from, run))?.value;
    if (typeof label !== "string") throw failed(`${nameOf(call)} takes a label, not ${excerpt(textOf(label))}.`);
    return label;
  };
}

/** Makes the read of an end: what `from` or `to` says, or else the current vertex. */
function endOf(call: Call, compile: Compile, modulators: readonly Call[], name: string): Read {
  const [modulator, ...rest] = modulators.filter((candidate) => candidate.name === name);
  if (rest.length > 0) throw formNotEmulated(call);
  if (!modulator) return plain(({ value }) => value);
  checkCount(modulator, 1);
  const argument = itemAt(modulator.arguments, 0);
  if (argument.kind !== "traversal") {
    const label = text(modulator, argument);
    return plain((from, run) => scopeValue(from, label, run));
  }
  const step = compile(argument.calls);
  return function* (from, run) {
    return (yield* firstOf(step, from, run))?.value;
  };
}

function cardinalityOf(argument: Argument | undefined): Cardinality | undefined {
  if (!isConstant(argument, "Cardinality") || argument?.kind !== "constant") return undefined;
  return argument.name === "single" || argument.name === "list" || argument.name === "set" ? argument.name : undefined;
}

function settingOf(call: Call, compile: Compile): Setting {
  const [first, ...others] = call.arguments;
  const cardinality = cardinalityOf(first);
  const [name, given, ...rest] = cardinality ? others : call.arguments;
  if (!name || !given || rest.length > 0) throw formNotEmulated(call);
  if (name.kind !== "constant")
    return { call, key: text(call, name), value: valueRead(call, given, compile), cardinality };
  if (name.name !== "id" || cardinality) throw formNotEmulated(call);
  const id = idText(call, literal(call, given));
  return { call, key: undefined, value: plain(() => id), cardinality };
}

function valueRead(call: Call, argument: Argument, compile: Compile): Read {
  if (argument.kind === "traversal") {
    const step = compile(argument.calls);
    return function* (from, run) {
      const found = yield* firstOf(step, from, run);
      if (!found) throw failed(`The provided traverser does not map to a value: ${textOf(from.value)}.`);
      return found.value;
    };
  }
  const value = literal(call, argument);
  if (value === null) throw failed(`${nameOf(call)} takes a value that is not null.`);
  return plain(() => value);
}

function changedElement(run: Run, met: Vertex | Edge, setting: Setting, value: unknown): Vertex | Edge {
  const { data } = run;
  const element = presentElement(run.data, met);
  if (!element) throw failed(`${textOf(met)} does not exist any more.`);
  const after = withSetting(data, element, setting, value);
  if (!isEdge(after)) data.addVertex(after);
  else if (setting.cardinality) throw failed(`${nameOf(setting.call)} gives an edge's property a cardinality.`);
  else data.replaceEdge(after);
  return after;
}

function withSetting<Element extends Vertex | Omit<Edge, "index">>(
  data: GraphData,
  element: Element,
  { key = "", cardinality }: Setting,
  value: unknown,
): Element {
  const { properties } = element;
  const present = cardinality === "list" || cardinality === "set" ? valuesOf(properties, key) : [];
  const values = [...present, value];
  const change = cardinality ? "update" : "add";
  const given = { [key]: cardinality === "set" ? [...new Set(values)] : values };
  return { ...element, properties: changed(data, labelsOf(element), properties, change, given) };
}

function drop(value: unknown, run: Run, call: Call): void {
  const { data } = run;
  if (value instanceof ElementProperty) {
    const owner = presentElement(run.data, value.owner);
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
