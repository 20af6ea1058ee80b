import { ServiceError } from "../errors/service-error.ts";
import type { EmulatorRequest, EmulatorResponse } from "../http/message.ts";
import { parseBody } from "../http/parse-body.ts";
import type { Projects } from "../state/projects.ts";
import type { Control } from "./control.ts";
import type { FaultRule } from "./fault-rule.ts";
import { CONTROL_PATH, isPageRequest } from "./guard.ts";
import { health } from "./health.ts";
import type { JournalQuery } from "./journal.ts";
import { pageResponse } from "./page/document.ts";
import { drawingOf } from "./page/drawing.ts";
import { explainOperation } from "./page/explain-operation.ts";
import { elementsOf, graphIn, runQueryOn } from "./page/inspect-graph.ts";
import { stateOf } from "./page/state.ts";

const PREFIX = `${CONTROL_PATH}/`;

/** Executes a request to the emulator itself. */
export async function controlResponse(
  control: Control,
  projects: Projects,
  request: EmulatorRequest,
): Promise<EmulatorResponse> {
  if (isPageRequest(request)) return pageResponse();
  try {
    return { status: 200, body: (await carryOut(control, projects, request)) ?? {} };
  } catch (error) {
    if (error instanceof RangeError) return controlRefusal(404, error.message);
    if (error instanceof TypeError || error instanceof URIError) return controlRefusal(400, error.message);
    if (error instanceof ServiceError) return controlRefusal(error.status, error.message);
    throw error;
  }
}

export function controlRefusal(status: number, message: string): EmulatorResponse {
  return { status, body: { error: message } };
}

function carryOut(control: Control, projects: Projects, request: EmulatorRequest): unknown {
  const { method, url } = request;
  const parameters = Object.fromEntries(url.searchParams);
  const [resource = "", name, verb] = url.pathname.slice(PREFIX.length).split("/").map(decodeURIComponent);
  const body = () => (parseBody(request, "") ?? {}) as Record<string, unknown>;
  switch (
    [
      method,
      resource,
      ...(name === undefined ? [] : ["NAME"]),
      ...(verb === undefined ? [] : [resource === "operations" ? "VERB" : verb]),
    ].join(" ")
  ) {
    case "GET health":
      return health();
    case "GET state":
      return stateOf(projects, control);
    case "GET graphs NAME drawing":
      return drawingOf(graphIn(projects, String(name)).graph.data);
    case "GET graphs NAME elements":
      return elementsOf(graphIn(projects, String(name)).graph, parameters);
    case "POST graphs NAME query":
      return query(projects, String(name), body());
    case "GET operations NAME VERB":
      return explainOperation(String(name), String(verb));
    case "GET snapshots":
      return { snapshots: control.snapshots() };
    case "GET faults":
      return { faults: control.faults.list() };
    case "POST faults":
      return control.faults.add(body() as unknown as FaultRule);
    case "DELETE faults":
      return control.faults.clear();
    case "GET clock":
      return { now: control.clock.now() };
    case "POST clock":
      return moveClock(control, body());
    case "POST reset":
      return control.reset();
    case "PUT snapshots NAME":
      return control.snapshot(name as string);
    case "POST snapshots NAME restore":
      return control.restore(name as string);
    case "GET requests":
      return { requests: control.requests(queryOf(url.searchParams)) };
    case "DELETE requests":
      return control.clearRequests();
    default:
      throw new ServiceError(404, "", `There is no ${method} ${url.pathname}.`);
  }
}

function query(projects: Projects, id: string, body: Record<string, unknown>): unknown {
  const { state, graph } = graphIn(projects, id);
  return runQueryOn(state, graph, body);
}

function moveClock({ clock }: Control, { advanceMs, now }: Record<string, unknown>): unknown {
  if (advanceMs !== undefined) clock.advance(advanceMs as number);
  else clock.set(String(now));
  return { now: clock.now() };
}

function queryOf(parameters: URLSearchParams): JournalQuery {
  const { status, ...texts } = Object.fromEntries(parameters);
  return { ...texts, ...(status !== undefined && { status: Number(status) }) };
}
