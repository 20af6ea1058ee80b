import type { EmulatorRequest, EmulatorResponse } from "../http/message.ts";
import type { Access } from "./access.ts";
import { identityRefusal } from "./identity-refusal.ts";

/**
 * Handles `GET /v3/projects` of the identity service (IAM). A project has the name of its region; the one project here
 * is that of whichever region is requested.
 */
export function listProjects(access: Access, request: EmulatorRequest): EmulatorResponse {
  const problem = access.problemWith(request);
  if (problem) return identityRefusal(401, "IAM.0001", `The request you have made requires authentication: ${problem}`);
  const name = request.url.searchParams.get("name") ?? "emulator";
  const project = { id: access.projectId, name, description: "", enabled: true, is_domain: false };
  return { status: 200, body: { projects: [project], links: { next: null, previous: null } } };
}
