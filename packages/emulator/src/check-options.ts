import { closest } from "@ges-sdk/validation";
import { checkFaultRule } from "./control/fault-rule.ts";
import { isLoopback } from "./http/loopback.ts";
import { parseJobDuration } from "./jobs/job-pace.ts";
import { DEFAULTS, type EmulatorOptions, OPTION_NAMES, querySettingsFrom } from "./options.ts";
import { quotasFrom } from "./state/quotas.ts";

/**
 * Checks options that do not come from the compiler, or cannot be checked by it.
 *
 * @throws {TypeError} when one is unknown or wrong; the message names it
 */
export function checkOptions(options: EmulatorOptions): void {
  for (const name of Object.keys(options)) checkName(name);
  const { port, jobDuration = DEFAULTS.jobDuration, quotas = {}, data, durable, seed, faults = [] } = options;
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new TypeError("port: must be a whole number from 0 to 65535");
  }
  parseJobDuration(jobDuration);
  quotasFrom(quotas);
  querySettingsFrom(options);
  if (data === "") throw new TypeError("data: must name a folder");
  if (durable && data === undefined) throw new TypeError("durable: needs data, the folder to keep everything in");
  if (seed !== undefined && !Number.isSafeInteger(seed)) throw new TypeError("seed: must be a whole number");
  if (options.tlsCertificate !== undefined && !options.tls) {
    throw new TypeError("tlsCertificate: needs tls, whose certificate is written there");
  }
  if (options.log !== undefined && options.log !== "json") throw new TypeError("log: must be json");
  for (const rule of faults) checkFaultRule(rule);
  checkAccess(options);
  checkHost(options);
}

// An option that is misspelled would otherwise be ignored.
function checkName(name: string): void {
  if (OPTION_NAMES.includes(name)) return;
  const meant = closest(name, OPTION_NAMES);
  throw new TypeError(`${name}: is not an option.${meant === undefined ? "" : ` Did you mean ${meant}?`}`);
}

function checkAccess(options: EmulatorOptions): void {
  const { projectId, domain, user, token, readOnlyToken, accessKey, secretKey, controlToken, projects = [] } = options;
  if (projectId !== undefined) checkProjectId("projectId", projectId);
  if (domain === "") throw new TypeError("domain: must not be empty");
  checkSecrets({ token, readOnlyToken, accessKey, secretKey, controlToken });
  const taken = new Map<string, string>([
    [`ID ${projectId ?? DEFAULTS.projectId}`, "projectId"],
    [`name ${DEFAULTS.projectName}`, "projectId"],
    [`user ${user ?? DEFAULTS.user}`, "user"],
    [`access key ${accessKey ?? DEFAULTS.accessKey}`, "accessKey"],
  ]);
  const take = (what: string, value: string | undefined, where: string) => {
    if (value === undefined) return;
    if (taken.has(`${what} ${value}`)) throw new TypeError(`${where}: the ${what} ${value} is taken`);
    taken.set(`${what} ${value}`, where);
  };
  take("token", token, "token");
  take("token", readOnlyToken, "readOnlyToken");
  for (const { id, name = id, users = [{ name }] } of projects) {
    checkProjectId("projects", id);
    take("ID", id, "projects");
    take("name", name, "projects");
    for (const given of users) {
      if (!given.name) throw new TypeError(`projects: a user of ${name} has no name`);
      checkSecrets({ token: given.token, accessKey: given.accessKey, secretKey: given.secretKey }, "projects: ");
      take("user", given.name, "projects");
      take("token", given.token, "projects");
      take("access key", given.accessKey, "projects");
    }
  }
}

function checkProjectId(option: string, id: string): void {
  if (!/^[0-9A-Za-z]{1,64}$/.test(id)) throw new TypeError(`${option}: must be 1 to 64 letters and digits`);
}

function checkSecrets(secrets: Readonly<Record<string, string | undefined>>, start = ""): void {
  for (const [name, secret] of Object.entries(secrets)) {
    if (secret !== undefined && !/^[\x21-\x7e]+$/.test(secret)) {
      throw new TypeError(`${start}${name}: must be printable ASCII without spaces`);
    }
  }
}

function checkHost({ host = DEFAULTS.host, token, password, seed }: EmulatorOptions): void {
  if (isLoopback(host)) return;
  if (token === undefined || password === undefined) {
    throw new TypeError("host: to listen beyond loopback, give a token and a password of your own");
  }
  if (seed !== undefined) {
    throw new TypeError("seed: makes secrets that can be guessed, so it needs a host that is loopback");
  }
}
