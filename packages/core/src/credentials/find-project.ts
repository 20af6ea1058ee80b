import { GesConfigError } from "../errors/ges-config-error.ts";
import { apiError, parseResponse } from "../http/check-response.ts";
import { exchange } from "../http/exchange.ts";
import { exchangeSettings } from "../http/exchange-settings.ts";
import type { ClientOptions } from "../options/client-options.ts";
import { regionOf } from "../options/endpoint.ts";
import { iamEndpoint } from "./iam.ts";

interface Project {
  readonly id: string;
  readonly name: string;
}

/** Finds the ID of a region's default project. */
export async function findProject(options: Omit<ClientOptions, "projectId">): Promise<string> {
  const region = regionOf(options.region);
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
  const received = await exchange(
    exchangeSettings(base, { ...options, middleware: [], headers: {} }),
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
  const { projects } = (parseResponse(received) ?? {}) as { projects?: unknown };
  if (!Array.isArray(projects) || !projects.every(isProject)) {
    throw apiError({ ...received, text: "" }, { message: "IAM responded without a list of projects" });
  }
  return projects;
}

function isProject(value: unknown): value is Project {
  const { id, name } = (value ?? {}) as Partial<Project>;
  return typeof id === "string" && id !== "" && typeof name === "string";
}
