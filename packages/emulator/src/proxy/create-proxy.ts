import type { Access } from "../access/access.ts";
import { identityOperation } from "../access/identity.ts";
import { failure } from "../dispatch.ts";
import { ServiceError } from "../errors/service-error.ts";
import { foreignHostProblem } from "../http/foreign-host.ts";
import type { EmulatorRequest, EmulatorResponse } from "../http/message.ts";
import { type Comparison, compare } from "./compare.ts";
import { type FixtureFolder, fixtureOf } from "./fixture.ts";
import { forward } from "./forward.ts";
import type { Target } from "./target.ts";

/** An exchange that went through the proxy. */
export interface Exchange extends Comparison {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** Settings of a proxy. */
interface ProxySettings {
  readonly target: Target;
  /** Who may call the proxy, and for which project. */
  readonly access: Access;
  /** True when only this machine may call it. */
  readonly isOnLoopback: boolean;
  /** Folder for fixtures, if exchanges are recorded. */
  readonly fixtures?: FixtureFolder | undefined;
  readonly onExchange: (exchange: Exchange) => void;
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * Creates the handler of a proxy: it passes requests on to the target, signed with the target's credentials, compares
 * each exchange with the description, and records it.
 */
export function createProxy(settings: ProxySettings): (request: EmulatorRequest) => Promise<EmulatorResponse> {
  const { access, isOnLoopback } = settings;
  return async (request) => {
    try {
      const problem = isOnLoopback ? foreignHostProblem(request) : undefined;
      if (problem !== undefined) throw new ServiceError(403, "EMULATOR.ForeignHost", problem);
      // Tokens are the proxy's own: the target's never reach the caller.
      const identity = identityOperation(request);
      return identity ? identity.handle(access, request) : await passOn(settings, request);
    } catch (error) {
      return failure(request.url.pathname, error);
    }
  };
}

async function passOn(settings: ProxySettings, request: EmulatorRequest): Promise<EmulatorResponse> {
  const { target, access, fixtures, onExchange, fetch = globalThis.fetch } = settings;
  const { pathname } = request.url;
  const projectId = requireCaller(access, request);
  const response = await forward(request, target, projectId, fetch);
  const comparison = await compare(request, response);
  const { keys } = target;
  const secrets = [keys.accessKey, keys.secretKey, keys.securityToken ?? ""].filter((secret) => secret !== "");
  fixtures?.add(fixtureOf(request, response, comparison.operation, [target.projectId, projectId], secrets));
  onExchange({ method: request.method, path: pathname, status: response.status, ...comparison });
  const headers = { "content-type": "application/json", ...response.headers };
  return { status: response.status, headers, body: response.text.replaceAll(target.projectId, projectId) };
}

/** Authenticates the caller. Returns the ID of the caller's project, which the path has to name. */
function requireCaller(access: Access, request: EmulatorRequest): string {
  const caller = access.authenticate(request);
  if (typeof caller === "string") {
    throw new ServiceError(401, "APIGW.0301", `Incorrect IAM authentication information: ${caller}`);
  }
  const { projectId } = caller.user;
  if (!request.url.pathname.split("/").includes(projectId)) {
    throw new ServiceError(403, "APIGW.0302", `Insufficient permission. The project of the proxy is ${projectId}.`);
  }
  return projectId;
}
