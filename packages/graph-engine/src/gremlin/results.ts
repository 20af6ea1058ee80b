import type { Pausable } from "../scheduling/pausable.ts";
import type { Traversal } from "./compiler.ts";
import type { ResultKind } from "./language/step-definition.ts";
import type { Run } from "./runtime/run.ts";
import { breath } from "./runtime/stages.ts";
import { failed } from "./syntax/errors.ts";
import { isEdgeValue, isVertex, Path } from "./values/kinds.ts";
import { valueJson } from "./values/value-json.ts";

/** Most values in a response, those inside of lists and maps among them. */
const MOST_SHOWN = 1_000_000;
/** Rough size of a value in the response. */
const BYTES_PER_VALUE = 32;

type Results = { [kind in ResultKind]?: unknown[] };

/** Runs a query and collects its results by the fields of the response. */
export function* collectResults({ step, delivery, leadsTo }: Traversal, run: Run): Pausable<Results> {
  const values: unknown[] = [];
  for (const traverser of step(run)([{ ...run.start(undefined), path: undefined }])) {
    if (!traverser) {
      yield;
      continue;
    }
    const copies = Math.min(traverser.bulk, delivery.most - values.length);
    if (delivery.kind === "nothing") continue;
    run.budget.hold(copies);
    for (let copy = 0; copy < copies; copy += 1) values.push(traverser.value);
    if (values.length >= delivery.most) break;
  }
  if (delivery.kind === "exists") return { results: [values.length > 0] };
  if (delivery.kind === "first" && values.length === 0) throw failed("next() finds nothing.");
  const results: Results = {};
  let shown = 0;
  const count = () => {
    shown += 1;
    run.budget.bytes(BYTES_PER_VALUE);
    if (shown > MOST_SHOWN) {
      throw failed(`a list, a map or the response holds more than ${MOST_SHOWN} values; narrow it with limit().`);
    }
  };
  for (const value of values) {
    const kind = kindOf(value);
    results[kind] ??= [];
    results[kind].push(valueJson(value, (element) => run.current(element), count));
    yield* breath(run);
  }
  if (values.length === 0) results[leadsTo] = [];
  return results;
}

function kindOf(value: unknown): ResultKind {
  if (isVertex(value)) return "vertices";
  if (isEdgeValue(value)) return "edges";
  return value instanceof Path ? "paths" : "results";
}
