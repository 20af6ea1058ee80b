import { call, connectTo } from "../client/connection.ts";
import { findProject } from "../credentials/find-project.ts";
import { explainError } from "../errors/explain-error.ts";
import { GesApiError } from "../errors/ges-api-error.ts";
import { GesTimeoutError } from "../errors/ges-timeout-error.ts";
import type { Route } from "../http/route.ts";
import { withDeadline } from "../http/with-deadline.ts";
import type { ClientOptions } from "../options/client-options.ts";
import { regionOf } from "../options/endpoint.ts";
import type { CheckName, DiagnosticCheck } from "./diagnosis.ts";

interface Options extends ClientOptions {
  readonly timeoutMs: number;
  readonly graphName?: string | undefined;
}

/** The call that is tried: it only reads, and every role for GES may make it. */
const LIST_GRAPHS: Route = { method: "GET", path: "/v2/{project_id}/graphs", retry: "safe", query: ["limit"] };
const SHOW_GRAPH_VERSION: Route = {
  method: "GET",
  path: "/ges/v1.0/{project_id}/graphs/{graph_name}/version",
  retry: "safe",
};

/** Checks that credentials are found, and that the service accepts them for the project. */
export async function checkAccess(
  base: string,
  options: Options,
  isReached: boolean,
  checks: DiagnosticCheck[],
): Promise<void> {
  const skip = (message: string, ...names: CheckName[]) => {
    for (const name of names) checks.push({ name, status: "skipped", message });
  };
  const credentials = await checkCredentials(base, options);
  checks.push(credentials);
  if (credentials.status === "failed") return skip("there are no credentials", "token", "project", "permission");
  if (!isReached) return skip("the server was not reached", "token", "project", "permission");

  const project = await checkProject(options);
  if ("error" in project) {
    skip("no call can be tried without a project", "token");
    checks.push(failure("project", project.error));
    return skip("there is no project", "permission");
  }
  const error = await tryCall(base, options, project.id);
  checks.push(tokenCheck(error), project.check, permissionCheck(error, options.graphName));
}

async function checkCredentials(
  base: string,
  { credentials, timeoutMs, projectId }: Options,
): Promise<DiagnosticCheck> {
  const name = "credentials";
  const request = { method: "GET", url: `${base}/`, headers: {}, projectId, body: undefined };
  const timeout = () => new GesTimeoutError(`The credentials took longer than ${timeoutMs} ms`, timeoutMs);
  try {
    await withDeadline(timeoutMs, timeout, undefined, (signal) => credentials.authenticate({ ...request, signal }));
    return { name, status: "passed", message: `from ${credentials.source ?? "the program's own `Credentials`"}` };
  } catch (error) {
    return failure(name, error);
  }
}

async function checkProject(options: Options): Promise<{ id: string; check: DiagnosticCheck } | { error: unknown }> {
  const { projectId } = options;
  const passed = (message: string) => ({ name: "project", status: "passed", message }) as const;
  if (projectId !== undefined) return { id: projectId, check: passed(`${projectId}, as given`) };
  try {
    const id = await findProject({ ...options, retry: { maxRetries: 0 } });
    return { id, check: passed(`${id}, which IAM knows as ${regionOf(options.region)}`) };
  } catch (error) {
    return { error };
  }
}

async function tryCall(base: string, { graphName, ...options }: Options, project_id: string): Promise<unknown> {
  const [operationId, route] =
    graphName === undefined
      ? (["listGraphs", LIST_GRAPHS] as const)
      : (["showGraphVersion", SHOW_GRAPH_VERSION] as const);
  try {
    const given = { project_id, ...(graphName !== undefined && { graph_name: graphName }) };
    await call(connectTo(base, given, { ...options, projectId: project_id }), operationId, route, { limit: 1 });
    return undefined;
  } catch (error) {
    return error;
  }
}

function tokenCheck(error: unknown): DiagnosticCheck {
  const name = "token";
  if (error === undefined) return { name, status: "passed", message: "the service accepts the credentials" };
  if (!(error instanceof GesApiError)) return { name, status: "skipped", message: "the service did not respond" };
  if (error.status === 401) return failure(name, error);
  return { name, status: "passed", message: "the service did not reject the credentials" };
}

function permissionCheck(error: unknown, graphName: string | undefined): DiagnosticCheck {
  const name = "permission";
  const message =
    graphName === undefined ? "the graphs of the project can be listed" : `graph ${graphName} can be read`;
  if (error === undefined) return { name, status: "passed", message };
  if (error instanceof GesApiError && error.status === 401) {
    return { name, status: "skipped", message: "the credentials were rejected" };
  }
  return failure(name, error);
}

function failure(name: CheckName, error: unknown): DiagnosticCheck {
  const message = error instanceof Error ? String(error) : "an unknown failure";
  return { name, status: "failed", message, remedy: explainError(error)?.remedy };
}
