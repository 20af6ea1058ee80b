import type { Access } from "./access/access.ts";
import type { Control } from "./control/control.ts";
import type { Faults } from "./control/faults.ts";
import { controlGuard, isControlRequest } from "./control/guard.ts";
import type { Journal } from "./control/journal.ts";
import { logRequest } from "./control/request-log.ts";
import { type Dispatched, dispatch, failure } from "./dispatch.ts";
import { ServiceError } from "./errors/service-error.ts";
import { localOrigin, preflightResponse, readableBy } from "./http/cors.ts";
import { foreignHostProblem } from "./http/foreign-host.ts";
import { isLoopback } from "./http/loopback.ts";
import type { EmulatorRequest, EmulatorResponse } from "./http/message.ts";
import { DEFAULTS, type EmulatorOptions } from "./options.ts";
import type { Replay } from "./proxy/replay.ts";
import type { Projects } from "./state/projects.ts";

/** All that requests are handled with. */
interface Handling {
  readonly options: EmulatorOptions;
  readonly projects: Projects;
  readonly access: Access;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly control: Control;
  /** Recorded exchanges that take the place of handlers. */
  readonly replay: Replay | undefined;
  /** Resolves when everything so far is durable. */
  readonly saved: (() => Promise<unknown>) | undefined;
}

/** Handles a request of whatever transport. */
export type RequestHandler = (request: EmulatorRequest) => Promise<EmulatorResponse>;

/** Creates the function that handles each request to an emulator. */
export function requestHandler(handling: Handling): RequestHandler {
  const { host = DEFAULTS.host, cors = false, log } = handling.options;
  const respond = responderOf(handling);
  const isOnLoopback = isLoopback(host);
  return async (request) => {
    const begun = log === undefined ? 0 : performance.now();
    const problem = isOnLoopback ? foreignHostProblem(request) : undefined;
    const { operation, response } =
      problem === undefined ? await respond(request) : refused(request, new ServiceError(403, FOREIGN_HOST, problem));
    if (log !== undefined) logRequest(request, operation, response, performance.now() - begun);
    const origin = cors && !isControlRequest(request) ? localOrigin(request) : undefined;
    return origin === undefined ? response : readableBy(origin, preflightResponse(request) ?? response);
  };
}

const FOREIGN_HOST = "EMULATOR.ForeignHost";

/** Hands each request to the control API or to GES, and responds only after the write is durable. */
function responderOf(handling: Handling): (request: EmulatorRequest) => Promise<Dispatched> {
  const { projects, access, faults, journal, replay, saved } = handling;
  const controlled = controllerOf(handling);
  return async (request) => {
    if (isControlRequest(request)) return { operation: undefined, response: await controlled(request) };
    const isAuthenticated = replay !== undefined && typeof access.authenticate(request) !== "string";
    const replayed = isAuthenticated ? replay.responseTo(request) : undefined;
    const dispatched = replayed
      ? { operation: undefined, response: replayed }
      : await dispatch(projects, access, faults, request);
    journal.add(request, dispatched.operation, dispatched.response, projects.scheduler.now());
    if (!saved) return dispatched;
    try {
      await saved();
      return dispatched;
    } catch (error) {
      return { ...dispatched, response: failure(request.url.pathname, error) };
    }
  };
}

function controllerOf({ options, projects, access, control, saved }: Handling): RequestHandler {
  const { host = DEFAULTS.host, controlToken } = options;
  const problemOf = controlGuard({ controlToken, userToken: access.owner.token, listeningHost: host });
  return async (request) => {
    const { controlResponse, controlRefusal } = await import("./control/routes.ts");
    const problem = problemOf(request);
    if (problem !== undefined) return controlRefusal(403, problem);
    const response = await controlResponse(control, projects, request);
    await saved?.();
    return response;
  };
}

function refused({ url }: EmulatorRequest, error: ServiceError): Dispatched {
  return { operation: undefined, response: failure(url.pathname, error) };
}
