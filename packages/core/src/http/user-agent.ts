import { GesConfigError } from "../errors/ges-config-error.ts";
import { VERSION } from "../generated/version.ts";
import type { AppInfo } from "../options/client-options.ts";
import { runtimeProcess } from "../options/environment.ts";

const TOKEN = /^[\w.+-]+$/;

/** Returns the `User-Agent` header, for example `ges-sdk/0.2.0 node/24 app/1.0`. Browsers keep their own. */
export function userAgent(app: AppInfo | undefined): Record<string, string> {
  const { deno, bun, node } = runtimeProcess()?.versions ?? {};
  const [runtime, version] = Object.entries({ deno, bun, node }).find(([, found]) => found) ?? [];
  if (app && !(TOKEN.test(app.name) && TOKEN.test(app.version ?? "0"))) {
    throw new GesConfigError("appInfo", "must have a name, and perhaps a version, of letters, digits and `.+-_`");
  }
  if (!runtime) return {};
  const parts = [`ges-sdk/${VERSION}`, `${runtime}/${version?.split(".")[0]}`];
  if (app) parts.push(app.version === undefined ? app.name : `${app.name}/${app.version}`);
  return { "user-agent": parts.join(" ") };
}
