import { GesConfigError } from "../errors/ges-config-error.ts";
import { GesTimeoutError } from "../errors/ges-timeout-error.ts";
import { type Parameters, pathSegment } from "../http/build-url.ts";
import type { Limits } from "../http/limits.ts";
import { SYSTEM_TIMING } from "../http/timing.ts";
import { withDeadline } from "../http/with-deadline.ts";
import type { ClientOptions } from "../options/client-options.ts";
import { regionOf } from "../options/endpoint.ts";

/** Returns the path parameters that calls may leave out. Looks up the project of a region once, before the first call. */
export function pathDefaults(
  given: Parameters,
  options: ClientOptions,
): (limits: Limits) => Parameters | Promise<Parameters> {
  const { project_id: projectId, ...others } = given;
  if (projectId === undefined && regionOf(options.region) === undefined) {
    throw new GesConfigError("projectId", "is required unless `region` is given");
  }
  const known = projectId === undefined ? others : given;
  // A wrong default would fail every call; report it now, under the option's name.
  for (const [name, value] of Object.entries(known)) pathSegment(optionName(name), value);
  if (known === given) return () => given;

  let lookup: Promise<Parameters> | undefined;
  const lookUp = async () => {
    const { findProject } = await import("../credentials/find-project.ts");
    return { ...given, project_id: await findProject(options) };
  };
  return ({ signal, timeoutMs, deadline }) => {
    // A call that has ended comes first, or nobody would handle the failure of a lookup.
    signal?.throwIfAborted();
    // A failure is forgotten, so that the next call tries again.
    lookup ??= lookUp().catch((error: unknown) => {
      lookup = undefined;
      throw error;
    });
    const found = lookup;
    return withDeadline(
      deadline - SYSTEM_TIMING.now(),
      () => tooLate(options, timeoutMs),
      signal,
      () => found,
    );
  };
}

function tooLate({ region }: ClientOptions, timeoutMs: number): GesTimeoutError {
  return new GesTimeoutError(
    `The project of ${regionOf(region)} was not found within ${timeoutMs} ms (\`timeoutMs\`)`,
    timeoutMs,
  );
}

/** Returns the option behind a path parameter: `projectId` for `project_id`. */
function optionName(parameter: string): string {
  return parameter.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
