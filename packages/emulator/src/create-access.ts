import { Access } from "./access/access.ts";
import type { Project } from "./access/project.ts";
import { createUser } from "./access/user.ts";
import { DEFAULTS, type EmulatorOptions } from "./options.ts";
import type { Randomness } from "./state/randomness.ts";

/** Creates the access that options describe. */
export function createAccess(options: EmulatorOptions, randomness: Randomness, now: () => number): Access {
  const { projectId = DEFAULTS.projectId, domain = DEFAULTS.domain, readOnlyToken } = options;
  const { user = DEFAULTS.user, accessKey = DEFAULTS.accessKey, password, token, secretKey } = options;
  const projects: Project[] = [{ id: projectId, name: DEFAULTS.projectName }];
  const users = [createUser({ name: user, password, token, accessKey, secretKey }, projectId, randomness)];
  for (const { id, name = id, users: given = [{ name }] } of options.projects ?? []) {
    projects.push({ id, name });
    users.push(...given.map((one) => createUser(one, id, randomness)));
  }
  return new Access({ domain, projects, users, readOnlyToken }, randomness, now);
}
