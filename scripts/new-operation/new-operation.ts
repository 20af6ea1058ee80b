import { METHODS } from "../openapi.ts";

/** Input for the skeletons of a new operation. */
export interface NewOperation {
  readonly description: keyof typeof PLANES;
  readonly tag: string;
  /** The folder of its tag: `hyg-jobs` for `HyG jobs`. */
  readonly folder: string;
  readonly name: string;
  /** Name of its files: `pause-graph`. */
  readonly fileName: string;
  /** Its name as a sentence: `Pause graph`. */
  readonly summary: string;
  readonly method: string;
  /** Key of its path, with the fragment that tells actions apart. */
  readonly path: string;
  readonly page: string;
}

/** Start of the paths of a description, and whether `action_id` distinguishes its actions. */
const PLANES = {
  "management-v1": { base: "/v1.0/{project_id}/graphs/{graph_id}", hasActions: true },
  "management-v2": { base: "/v2/{project_id}/graphs/{graph_id}", hasActions: false },
  "service-v1": { base: "/ges/v1.0/{project_id}/graphs/{graph_name}", hasActions: true },
} as const;

/** Reads the arguments of the command. */
export function newOperation(
  [description = "", tag = "", name = "", ...rest]: string[],
  { method = "post", path, page = "ges_03_0000" }: { method?: string; path?: string; page?: string },
): NewOperation {
  if (rest.length > 0) throw new Error(`${rest.join(" ")} is one argument too many. Quote a tag of several words.`);
  if (!isDescription(description)) {
    throw new Error(`DESCRIPTION is one of ${Object.keys(PLANES).join(", ")}, not "${description}".`);
  }
  if (!/^[A-Z][A-Za-z ]+$/.test(tag)) throw new Error(`TAG is a tag of the description such as Graphs, not "${tag}".`);
  if (!/^[a-z]+([A-Z][a-z0-9]*)+$/.test(name)) {
    throw new Error(`NAME is an operationId such as pauseGraph, not "${name}".`);
  }
  if (!METHODS.some((known) => known === method)) throw new Error(`--method is one of ${METHODS.join(", ")}.`);
  const fileName = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const words = fileName.replaceAll("-", " ");
  const { base, hasActions } = PLANES[description];
  return {
    description,
    tag,
    folder: tag.toLowerCase().replaceAll(" ", "-"),
    name,
    fileName,
    summary: words.charAt(0).toUpperCase() + words.slice(1),
    method,
    path: path ?? (hasActions ? `${base}/action#${fileName}` : `${base}/${fileName}`),
    page,
  };
}

function isDescription(name: string): name is keyof typeof PLANES {
  return Object.hasOwn(PLANES, name);
}
