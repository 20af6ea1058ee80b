import { GesApiError } from "../errors/ges-api-error.ts";
import { GesConfigError } from "../errors/ges-config-error.ts";
import type { Credentials } from "./credentials.ts";
import { askIam, type IamLocation, iamEndpoint, unusableAnswer } from "./iam.ts";

const OPERATION = "listProjects";

interface Project {
  readonly id: string;
  readonly name: string;
}

/**
 * Finds the ID of the project that a region has by default. It only looks; no project is ever created.
 *
 * @param options the region, whose name its project bears, and credentials that IAM takes
 * @throws {GesConfigError} when there is no such project, or more than one; the message lists what was found
 * @throws {GesApiError} when IAM refuses, or answers with something that is no list of projects
 * @throws {GesNetworkError} when no answer came
 * @throws {GesTimeoutError} when none came within 30 seconds
 * @see [Querying projects](https://support.huaweicloud.com/intl/en-us/api-iam/iam_06_0001.html)
 */
export async function discoverProjectId(
  options: IamLocation & { region: string; credentials: Credentials },
): Promise<string> {
  const { region } = options;
  const projects = await listProjects(options);
  const [only, second] = projects.filter(({ name }) => name === region);
  if (only && !second) return only.id;
  const found = projects.map(({ id, name }) => `${name} (${id})`).join(", ") || "none";
  throw new GesConfigError("projectId", `must be given: IAM knows these projects of ${region}: ${found}`);
}

async function listProjects(
  options: IamLocation & { region: string; credentials: Credentials },
): Promise<readonly Project[]> {
  const { credentials, region } = options;
  const url = `${iamEndpoint(options)}/v3/projects?name=${encodeURIComponent(region)}`;
  const headers = { accept: "application/json" };
  const { signal } = new AbortController();

  const ask = async (maySayNo: boolean): Promise<{ body: unknown; response: Response }> => {
    const proof = await credentials.authenticate({
      method: "GET",
      url,
      headers,
      projectId: undefined,
      body: undefined,
      signal,
    });
    try {
      const init = { method: "GET", headers: { ...headers, ...proof } };
      return await askIam(options, OPERATION, url, init, Object.values(proof));
    } catch (error) {
      if (!(maySayNo && error instanceof GesApiError && error.status === 401)) throw error;
      const refusal = { date: error.response.headers.get("date"), headers: proof };
      if (!(await credentials.recover?.(refusal))) throw error;
      return ask(false);
    }
  };

  const { body, response } = await ask(true);
  const projects = (body as { projects?: unknown } | null)?.projects;
  if (!Array.isArray(projects) || !projects.every(isProject)) {
    throw unusableAnswer(OPERATION, response, "with something that is no list of projects");
  }
  return projects;
}

function isProject(value: unknown): value is Project {
  const { id, name } = (value ?? {}) as Partial<Project>;
  return typeof id === "string" && id !== "" && typeof name === "string";
}
