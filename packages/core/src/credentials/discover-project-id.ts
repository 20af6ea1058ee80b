import type { ClientOptions } from "../options/client-options.ts";

/**
 * Finds the ID of a region's default project. Only reads; never creates a project.
 *
 * @example
 * ```ts
 * import { discoverProjectId, tokenCredentials } from "@ges-sdk/core";
 *
 * const projectId = await discoverProjectId({ region: "cn-north-4", credentials: tokenCredentials("token") });
 * ```
 *
 * @param options client options: the region, whose name its project bears, and credentials that IAM accepts
 * @throws {GesConfigError} when there is no such project, or more than one; the message lists the projects found
 * @throws {GesApiError} when IAM rejects the request, or responds without a list of projects
 * @throws {GesNetworkError} when no response arrives
 * @throws {GesTimeoutError} when none arrives in time
 * @see [Querying projects](https://support.huaweicloud.com/intl/en-us/api-iam/iam_06_0001.html)
 */
export async function discoverProjectId(options: Omit<ClientOptions, "projectId">): Promise<string> {
  const { findProject } = await import("./find-project.ts");
  return await findProject(options);
}
