import { badRequest } from "../../errors/service-error.ts";
import { findGraph, findGraphOr } from "./common/find-graph.ts";
import type { HandlersV2, InputV2 } from "./described.ts";

export interface Application {
  readonly scene: string;
  readonly name: string;
  readonly description: string;
  readonly params: readonly { readonly name: string; readonly type: string; readonly defaultValue: string }[];
}

/** The one application that the vendor's pages name. */
const APPLICATIONS: readonly Application[] = [
  {
    scene: "Service ticket association analysis",
    name: "In-depth analysis of dynamic high-dimension relationships",
    description: "Finds service tickets that belong together.",
    params: [{ name: "label", type: "string", defaultValue: "ticket" }],
  },
];

/** The operations on scenes, with names in camelCase. Only API v2 has them. */
export const sceneOperations = {
  listScenes(state, { sceneName, applicationName, graphId }) {
    const subscribed = graphId === undefined ? undefined : findGraph(state, graphId).applications;
    return {
      results: APPLICATIONS.filter(
        ({ scene, name }) =>
          (sceneName === undefined || scene === sceneName) &&
          (applicationName === undefined || name === applicationName) &&
          (subscribed === undefined || subscribed.has(name)),
      ),
    };
  },

  registerScenes(state, { graphId, body }) {
    const { applications } = findGraphOr("GES.8402", state, graphId);
    const names = selected(body).map(({ label, name }) => {
      if (name === undefined)
        throw badRequest("GES.7016", `The request is invalid. There is no scene plugin ${label}.`);
      if (applications.has(name))
        throw badRequest("GES.7016", `The request is invalid. The graph has subscribed to ${name}.`);
      return name;
    });
    for (const name of names) applications.add(name);
    return { result: "success" };
  },

  deregisterScenes(state, { graphId, body }) {
    const { applications } = findGraphOr("GES.8402", state, graphId);
    const success: string[] = [];
    const failure: string[] = [];
    for (const { label, name } of selected(body)) {
      const isEnded = name !== undefined && applications.delete(name);
      (isEnded ? success : failure).push(label);
    }
    return { success, failure };
  },
} satisfies Partial<HandlersV2>;

/** Every application that a call selects, with what the call says for it, and its name if there is such a one. */
function selected({
  scenes = [],
}: InputV2<"registerScenes" | "deregisterScenes">["body"]): { label: string; name: string | undefined }[] {
  return scenes.flatMap(({ name: scene = "", applications }) => {
    const known = APPLICATIONS.filter((application) => application.scene === scene).map(({ name }) => name);
    if (!applications)
      return known.length > 0 ? known.map((name) => ({ label: name, name })) : [{ label: scene, name: undefined }];
    return applications.map((label) => ({ label, name: known.find((name) => name === label) }));
  });
}
