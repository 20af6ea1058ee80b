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
  const [resource = "", name, verb] = url.pathname.slice(PREFIX.length).split("/").map(decodeURIComponent);
  const body = () => (parseBody(request, "") ?? {}) as Record<string, unknown>;
  switch (
    [method, resource, ...(name === undefined ? [] : ["NAME"]), ...(verb === undefined ? [] : [verb])].join(" ")
  ) {
    case "GET health":
      return health();
    case "GET state":
      return stateOf(projects, control);
    case "GET graphs NAME drawing":
      return drawing(projects, name as string);
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

function drawing({ states }: Projects, id: string): unknown {
  const graph = states.map(({ graphs }) => graphs.get(id)).find((found) => found !== undefined);
  if (!graph) throw new RangeError(`drawing: there is no graph ${id}`);
  return drawingOf(graph.data);
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
