import { closest } from "@ges-sdk/validation";
import type { ProjectOptions } from "../access/project.ts";
import type { UserOptions } from "../access/user.ts";

/** Fields of a user in the flag, with the options they stand for. */
const FIELDS = {
  user: "name",
  password: "password",
  token: "token",
  "access-key": "accessKey",
  "secret-key": "secretKey",
} as const satisfies Record<string, keyof UserOptions>;
const READ_ONLY = "read-only";

/**
 * Reads the flags `--project NAME=ID:user=lily,password=secret`. A flag for a project that was given before adds a user
 * to it.
 *
 * @throws {TypeError} when one cannot be read; the message names what is wrong
 */
export function parseProjects(flags: readonly string[]): readonly ProjectOptions[] {
  const projects = new Map<string, { id: string; name: string; users: UserOptions[] }>();
  for (const flag of flags) {
    const [, name = "", id = "", rest] = /^([^=:]+)=([^:]+)(?::(.*))?$/s.exec(flag) ?? [];
    if (name === "") throw new TypeError(`project: ${flag} has not the form NAME=ID:user=NAME,password=PASSWORD`);
    const known = projects.get(name);
    if (known && known.id !== id) throw new TypeError(`project: ${name} has the ID ${known.id} already`);
    const project = known ?? { id, name, users: [] };
    projects.set(name, project);
    project.users.push(userFrom(name, rest));
  }
  return [...projects.values()];
}

function userFrom(project: string, text: string | undefined): UserOptions {
  const user: Record<string, string | boolean> = { name: project };
  for (const pair of text?.split(",") ?? []) {
    const [name = "", ...value] = pair.split("=");
    if (name === READ_ONLY && value.length === 0) user["readOnly"] = true;
    else if (isField(name) && value.length > 0) user[FIELDS[name]] = value.join("=");
    else throw unknownField(name);
  }
  return { name: project, ...user };
}

function isField(name: string): name is keyof typeof FIELDS {
  return Object.hasOwn(FIELDS, name);
}

function unknownField(name: string): TypeError {
  const names = [...Object.keys(FIELDS), READ_ONLY];
  const meant = closest(name, names);
  const fields = Object.keys(FIELDS).map((field) => `${field}=…`);
  const hint =
    meant === undefined || meant === name
      ? `It takes ${fields.join(", ")} and ${READ_ONLY}.`
      : `Did you mean ${meant}?`;
  return new TypeError(`project: ${name} is not understood. ${hint}`);
}
