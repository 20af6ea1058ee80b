import type { EmulatorResponse } from "../http/message.ts";
import type { Access } from "./access.ts";
import { identityRefusal } from "./identity-refusal.ts";
import { type Project, projectNamed, projectWithId } from "./project.ts";
import type { User } from "./user.ts";

/**
 * Handles `POST /v3/auth/tokens` of the identity service (IAM), for a user name and a password. The token is in the
 * header `X-Subject-Token`.
 */
export function issueToken(access: Access, body: unknown): EmulatorResponse {
  const given = field(body, "auth", "identity", "password", "user");
  const [name, password] = [field(given, "name"), field(given, "password")];
  const domain = field(given, "domain");
  if (typeof name !== "string" || typeof password !== "string" || !namesAnything(domain)) {
    const fields = "name, password and domain.name";
    return refused(400, `The request body is invalid: it needs auth.identity.password.user with ${fields}.`);
  }
  const user = isDomain(access, domain) ? access.userWith(name, password) : undefined;
  if (!user) return refused(401, "The username or password is wrong, or the user is in another domain.");

  const scope = field(body, "auth", "scope");
  // IAM takes the domain where a request names both, and where it names neither.
  const asked = field(scope, "domain") ?? (field(scope, "project") === undefined ? domain : undefined);
  if (asked === undefined) return projectToken(access, user, field(scope, "project"));
  if (!isDomain(access, asked)) return refused(401, "The domain of auth.scope.domain is not that of the user.");
  return issued(access, user, { domain: access.domain });
}

function projectToken(access: Access, user: User, asked: unknown): EmulatorResponse {
  if (!namesAnything(asked)) {
    return refused(400, "The request body is invalid: auth.scope.project needs a name or an id.");
  }
  const id = field(asked, "id");
  const { projects } = access;
  const project = id === undefined ? projectNamed(projects, field(asked, "name")) : projectWithId(projects, id);
  if (project?.id === user.projectId) return issued(access, user, { project });
  const text = String(id ?? field(asked, "name"));
  return refused(401, `Could not find project ${text} of user ${user.name}, whose project is ${user.projectId}.`);
}

function issued(access: Access, user: User, scope: { project?: Project; domain?: Access["domain"] }): EmulatorResponse {
  const { token, expiresAt } = access.issue(user, scope.project ? "project" : "domain");
  return {
    status: 201,
    headers: { "x-subject-token": token },
    body: {
      token: {
        expires_at: new Date(expiresAt).toISOString().replace("Z", "000Z"),
        methods: ["password"],
        ...(scope.project ? { project: { ...scope.project, domain: access.domain } } : { domain: access.domain }),
        user: { id: user.id, name: user.name, domain: access.domain },
      },
    },
  };
}

function refused(status: 400 | 401, message: string): EmulatorResponse {
  return identityRefusal(status, status === 400 ? "IAM.0011" : "IAM.0001", message);
}

function namesAnything(given: unknown): boolean {
  return [field(given, "id"), field(given, "name")].some((value) => typeof value === "string");
}

function isDomain({ domain }: Access, given: unknown): boolean {
  const id = field(given, "id");
  return id === undefined ? field(given, "name") === domain.name : id === domain.id;
}

function field(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (at, name) =>
      typeof at === "object" && at !== null && Object.hasOwn(at, name) ? at[name as keyof typeof at] : undefined,
    value,
  );
}
