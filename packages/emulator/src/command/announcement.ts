import { CONTROL_PATH } from "../control/guard.ts";
import type { Emulator } from "../emulator.ts";

/**
 * The lines that the command prints at the start.
 *
 * @param isPageOpen whether a browser gets to the page without a token
 */
export function announcement(emulator: Emulator, isPageOpen: boolean): string[] {
  const { url, user, token, keys, credentials, projects } = emulator;
  return [
    `ges-emulator listening on ${url}`,
    ...(isPageOpen ? [`page ${url}${CONTROL_PATH}`] : []),
    `project ${credentials.projectId}, token ${token}`,
    `user ${user.name}, password ${user.password}`,
    `access key ${keys.accessKey}, secret key ${keys.secretKey}`,
    `domain ${user.domain.name}`,
    ...projects.slice(1).flatMap(({ id, name, users }) =>
      users.map((one) => {
        const secrets = `user ${one.name}, password ${one.password}, token ${one.token}`;
        return `project ${name} ${id}: ${secrets}, access key ${one.keys.accessKey}, secret key ${one.keys.secretKey}`;
      }),
    ),
  ];
}
