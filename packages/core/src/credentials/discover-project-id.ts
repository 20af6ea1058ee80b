import { GesConfigError } from "../errors/ges-config-error.ts";
import type { Credentials } from "./credentials.ts";
import { askIam, type IamLocation, iamEndpoint } from "./iam.ts";

/**
 * Finds the ID of the project that a region has by default. It only looks; no project is ever created.
 *
 * @throws {GesConfigError} when there is no such project, or more than one; the message lists them
 * @see [Querying projects](https://support.huaweicloud.com/intl/en-us/api-iam/iam_06_0001.html)
 */
export async function discoverProjectId(
  options: IamLocation & { region: string; credentials: Credentials },
): Promise<string> {
  const url = `${iamEndpoint(options)}/v3/projects?name=${encodeURIComponent(options.region)}`;
  const headers = { accept: "application/json" };
  const { signal } = new AbortController();
  const request = { method: "GET", url, headers, projectId: undefined, body: undefined, signal };
  const proof = await options.credentials.authenticate(request);
  const answer = await askIam(options, "listProjects", url, { method: "GET", headers: { ...headers, ...proof } });
  const { projects = [] } = answer.body as { projects?: { id: string; name: string }[] };
  const [only, second] = projects;
  if (only && !second) return only.id;
  const found = projects.map(({ id, name }) => `${name} (${id})`).join(", ") || "none";
  throw new GesConfigError("projectId", `must be given: IAM knows these projects of ${options.region}: ${found}`);
}
