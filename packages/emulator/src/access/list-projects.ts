import type { EmulatorRequest, EmulatorResponse } from "../http/message.ts";
import type { Access } from "./access.ts";
import { identityRefusal } from "./identity-refusal.ts";
import { projectNamed, projectWithId } from "./project.ts";

/**
 * Handles `GET /v3/projects` of the identity service (IAM), which lists the project of the caller. A project has the
 * name of its region, and the default one is that of every region.
 */
export function listProjects(access: Access, request: EmulatorRequest): EmulatorResponse {
  const caller = access.authenticate(request);
  if (typeof caller === "string") {
    return identityRefusal(401, "IAM.0001", `The request you have made requires authentication: ${caller}`);
  }
  const { projectId } = caller.user;
  const name = request.url.searchParams.get("name");
  const found = name === null ? projectWithId(access.projects, projectId) : projectNamed(access.projects, name);
  const listed = found?.id === projectId ? [found] : [];
  const projects = listed.map((project) => ({
    ...project,
    domain_id: access.domain.id,
    description: "",
    enabled: true,
    is_domain: false,
  }));
  return { status: 200, body: { projects, links: { next: null, previous: null } } };
}
