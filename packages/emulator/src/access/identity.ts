import type { EmulatorRequest, EmulatorResponse } from "../http/message.ts";
import { parseBody } from "../http/parse-body.ts";
import type { Access } from "./access.ts";
import { issueToken } from "./issue-token.ts";
import { listProjects } from "./list-projects.ts";

/** An operation of the identity service (IAM). It has no description here. */
export interface IdentityOperation {
  readonly description: "iam";
  readonly operationId: string;
  handle(access: Access, request: EmulatorRequest): EmulatorResponse;
}

export const IDENTITY_OPERATIONS: Readonly<Record<string, IdentityOperation>> = {
  "POST /v3/auth/tokens": {
    description: "iam",
    operationId: "createToken",
    handle: (access, request) => issueToken(access, parseBody(request, "IAM.0011")),
  },
  "GET /v3/projects": { description: "iam", operationId: "listProjects", handle: listProjects },
};

/** Operation of the identity service that a request calls, if any. */
export function identityOperation({ method, url }: EmulatorRequest): IdentityOperation | undefined {
  const key = `${method} ${url.pathname}`;
  return Object.hasOwn(IDENTITY_OPERATIONS, key) ? IDENTITY_OPERATIONS[key] : undefined;
}
