import { GesConfigError } from "../errors/ges-config-error.ts";
import { apiError, checkSafely } from "../http/check-answer.ts";
import { exchange } from "../http/exchange.ts";
import { exchangeSettings } from "../http/exchange-settings.ts";
import type { ClientOptions } from "../options/client-options.ts";
import { iamEndpoint } from "./iam.ts";

interface Project {
  readonly id: string;
  readonly name: string;
}

/**
 * Finds the ID of the project that a region has by default. It only looks; no project is ever created.
 *
 * @param options those of a client: the region, whose name its project bears, and credentials that IAM takes
 * @throws {GesConfigError} when there is no such project, or more than one; the message lists what was found
 * @throws {GesApiError} when IAM refuses, or answers with something that is no list of projects
 * @throws {GesNetworkError} when no answer came
 * @throws {GesTimeoutError} when none came in time
 * @see [Querying projects](https://support.huaweicloud.com/intl/en-us/api-iam/iam_06_0001.html)
 */
export async function discoverProjectId(options: Omit<ClientOptions, "projectId">): Promise<string> {
  const { region } = options;
  if (region === undefined) throw new GesConfigError("region", "is required to find its project");
  const projects = await listProjects(options, region);
  const [only, second] = projects.filter(({ name }) => name === region);
  if (only && !second) return only.id;
  const found = projects.map(({ id, name }) => `${name} (${id})`).join(", ") || "none";
  throw new GesConfigError("projectId", `must be given: IAM knows these projects of ${region}: ${found}`);
}

async function listProjects(options: Omit<ClientOptions, "projectId">, region: string): Promise<readonly Project[]> {
  const base = iamEndpoint(options);
  const template = "/v3/projects";
  const answer = await exchange(
    exchangeSettings(base, options),
    {
      operationId: "listProjects",
      template,
      method: "GET",
      url: `${base}${template}?name=${encodeURIComponent(region)}`,
      headers: { accept: "application/json" },
      body: undefined,
      projectId: undefined,
      retry: "safe",
    },
    {},
  );
  const { projects } = ((await checkSafely(answer)) ?? {}) as { projects?: unknown };
  if (!Array.isArray(projects) || !projects.every(isProject)) {
    throw apiError({ ...answer, text: "" }, { message: "IAM answered with something that is no list of projects" });
  }
  return projects;
}

function isProject(value: unknown): value is Project {
  const { id, name } = (value ?? {}) as Partial<Project>;
  return typeof id === "string" && id !== "" && typeof name === "string";
}
