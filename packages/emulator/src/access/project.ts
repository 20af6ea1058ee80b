import type { UserOptions } from "./user.ts";

/** A project beside the default one, with users of its own. */
export interface ProjectOptions {
  /** ID: 1 to 64 letters and digits. */
  readonly id: string;
  /** Name that IAM knows it by, such as `cn-north-4_team`. Default: the ID. */
  readonly name?: string | undefined;
  /** Its users. Default: one with the name of the project. */
  readonly users?: readonly UserOptions[] | undefined;
}

/** A project, as IAM knows it. */
export interface Project {
  readonly id: string;
  readonly name: string;
}

/** Name of the default project. */
export const DEFAULT_PROJECT_NAME = "emulator";

/** A region names its project as well. All regions have the default one here. */
const REGION = /^[a-z]{2,}(-[a-z]+)+-\d+$/;

/** Finds a project by its ID. */
export function projectWithId(projects: readonly Project[], id: unknown): Project | undefined {
  return projects.find((project) => project.id === id);
}

/** Finds a project by its name. The first is the default one, which a region's name stands for as well. */
export function projectNamed(projects: readonly Project[], name: unknown): Project | undefined {
  const found = projects.find((project) => project.name === name);
  if (found || typeof name !== "string" || !REGION.test(name)) return found;
  return projects[0] && { ...projects[0], name };
}
