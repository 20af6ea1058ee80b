import {
  type Algorithm,
  connectedComponent,
  firstValue,
  invalid,
  runAlgorithm,
} from "@ges-sdk/graph-engine/algorithms";
import { visitEach } from "@ges-sdk/graph-engine/scheduling";
import { badRequest } from "../../../errors/service-error.ts";
import type { HygGraph } from "../../../state/hyg-graph.ts";
import { knownAlgorithm } from "../common/engine.ts";
import type { Input, ServiceHandlers } from "../described.ts";
import { beginHygJob, hygGraphOf } from "./jobs.ts";
import { type HygParameters, parametersFor } from "./parameters.ts";

const CODE = "GES.8402";

export const hygAlgorithmOperations = {
  executeHygAlgorithm(state, { graph_name, body }) {
    const { graph, hyg } = hygGraphOf(state, graph_name, CODE);
    const { algorithmName, parameters = {}, output = {}, timeout } = body;
    const isText = isTextWanted(output);
    const request = { algorithmName, parameters: parametersOrRefusal(hyg, algorithmName, { ...parameters }) };
    const kind = { request: body, isAlgorithm: true, timeoutMs: timeout === undefined ? undefined : timeout * 1000 };
    const jobId = beginHygJob(state, graph, kind, async ({ data }, signal) => {
      const result = await runAlgorithm(algorithmOfHyg(algorithmName), data, request, signal);
      return isText ? { ...result, isText } : result;
    });
    return { jobId, jobType: 1 };
  },
} satisfies Partial<ServiceHandlers>;

function parametersOrRefusal(hyg: HygGraph, name: string, parameters: HygParameters): HygParameters {
  const read = parametersFor(name, parameters, hyg);
  if (typeof read === "string") throw badRequest(CODE, `Running algorithm [${name}] error: ${read}`);
  return read;
}

/** All results are had as text, the first ones as JSON. */
function isTextWanted({ format, mode }: NonNullable<Input<"executeHygAlgorithm">["body"]["output"]>): boolean {
  const isText = (format ?? (mode === "FULL" ? "TXT" : "JSON")) === "TXT";
  if (mode !== undefined && isText !== (mode === "FULL")) {
    throw badRequest(CODE, "output is invalid: mode FULL goes with format TXT, and TRUNCATED with JSON.");
  }
  return isText;
}

/** The algorithm, with what HyG has beyond the memory edition. Its name has to be one of those that are emulated. */
function algorithmOfHyg(name: string): Algorithm {
  if (name === "connected_component") return countedComponents;
  const known = knownAlgorithm(name);
  return name === "louvain" ? { ...known, prepare: prepareWeighted(known.prepare) } : known;
}

const countedComponents: Algorithm = {
  ...connectedComponent,
  present(components: Int32Array, question) {
    const { values, list } = connectedComponent.present(components, question);
    const count = components.reduce((most, component) => Math.max(most, component + 1), 0);
    return { values: { ...values, community_num: count }, list };
  },
};

/** On HyG, Louvain fails where an edge lacks the weight. */
function prepareWeighted(prepare: Algorithm["prepare"]): Algorithm["prepare"] {
  return async (question) => {
    const { weight } = question.parameters as { readonly weight?: string };
    if (weight) {
      await visitEach(question.view.edges, question.yieldIfDue, ({ properties }) => {
        if (firstValue(properties, weight) === undefined) throw invalid("weight");
      });
    }
    return prepare(question);
  };
}
