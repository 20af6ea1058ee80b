import type { EmulatorResponse } from "../http/message.ts";
import type { Access } from "./access.ts";
import { identityRefusal } from "./identity-refusal.ts";

/**
 * Handles `POST /v3/auth/tokens` of the identity service (IAM), for a user name and a password. The token is in the
 * header `X-Subject-Token`.
 */
export function issueToken(access: Access, body: unknown): EmulatorResponse {
  const user = field(body, "auth", "identity", "password", "user");
  const name = field(user, "name");
  const password = field(user, "password");
  if (typeof name !== "string" || typeof password !== "string") {
    return identityRefusal(
      400,
      "IAM.0011",
      "The request body needs auth.identity.password.user with name and password.",
    );
  }
  if (!access.isPassword(name, password)) return identityRefusal(401, "IAM.0001", "The username or password is wrong.");
  const { token, expiresAt } = access.issue();
  return {
    status: 201,
    headers: { "x-subject-token": token },
    body: {
      token: {
        expires_at: new Date(expiresAt).toISOString().replace("Z", "000Z"),
        methods: ["password"],
        project: { id: access.projectId, name: "emulator" },
        user: { name },
      },
    },
  };
}

function field(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (at, name) =>
      typeof at === "object" && at !== null && Object.hasOwn(at, name) ? at[name as keyof typeof at] : undefined,
    value,
  );
}
