import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { closest } from "@ges-sdk/validation";
import { type FaultRule, parseFaultRule } from "../control/fault-rule.ts";
import { messageOf } from "../errors/message-of.ts";
import type { EmulatorOptions } from "../options.ts";
import { parseQueryLimits } from "../state/query-settings.ts";
import { parseQuotas } from "../state/quotas.ts";
import { flagsOf } from "./environment.ts";
import { parseProjects } from "./project-flag.ts";

const text = { type: "string" } as const;

const FLAGS = {
  port: { ...text, default: "8080" },
  host: text,
  "job-duration": text,
  obs: text,
  data: text,
  init: text,
  replay: text,
  durable: { type: "boolean" },
  quotas: text,
  "query-limits": text,
  compat: text,
  "project-id": text,
  project: { ...text, multiple: true },
  domain: text,
  user: text,
  password: text,
  token: text,
  "read-only-token": text,
  "access-key": text,
  "secret-key": text,
  cors: { type: "boolean" },
  tls: { type: "boolean" },
  "tls-certificate": text,
  log: text,
  "control-token": text,
  seed: text,
  fault: { ...text, multiple: true },
  faults: text,
  version: { type: "boolean", short: "v" },
  help: { type: "boolean", short: "h" },
} as const;

/**
 * Reads the flags of `ges-emulator`.
 *
 * @throws {TypeError} when a flag is unknown or its value is wrong; the message names the flag
 */
export function readFlags(): EmulatorOptions | "help" | "version" {
  const values = parsedFlags();
  if (values.help) return "help";
  if (values.version) return "version";
  return {
    port: Number(values.port),
    host: values.host,
    jobDuration: values["job-duration"],
    obs: values.obs,
    data: values.data,
    init: values.init,
    replay: values.replay,
    durable: values.durable,
    quotas: values.quotas === undefined ? undefined : parseQuotas(values.quotas),
    queryLimits: values["query-limits"] === undefined ? undefined : parseQueryLimits(values["query-limits"]),
    compat: values.compat as EmulatorOptions["compat"],
    projectId: values["project-id"],
    projects: values.project && parseProjects(values.project),
    domain: values.domain,
    user: values.user,
    password: values.password,
    token: values.token,
    readOnlyToken: values["read-only-token"],
    accessKey: values["access-key"],
    secretKey: values["secret-key"],
    cors: values.cors,
    tls: values.tls,
    tlsCertificate: values["tls-certificate"],
    log: logFrom(values.log),
    controlToken: values["control-token"],
    seed: numberFrom(values.seed),
    faults: [...rulesIn(values.faults), ...(values.fault ?? []).map(parseFaultRule)],
  };
}

function parsedFlags() {
  const args = [...flagsOf(process.env, FLAGS), ...process.argv.slice(2)];
  try {
    return parseArgs({ options: FLAGS, args }).values;
  } catch (error) {
    throw hasCode(error, "ERR_PARSE_ARGS_UNKNOWN_OPTION") ? unknownFlag() : error;
  }
}

function unknownFlag(): TypeError {
  const names = Object.keys(FLAGS);
  const isUnknown = (flag: string) => !names.includes(flag);
  const given = process.argv.slice(2).flatMap((argument) => /^--([^=]+)/.exec(argument)?.[1] ?? []);
  const flag = given.find(isUnknown) ?? "";
  const meant = closest(flag, names);
  const hint = meant === undefined ? "--help lists the flags." : `Did you mean --${meant}?`;
  return new TypeError(`--${flag} is not a flag. ${hint}`);
}

/** The message of an error in terms of flags: options are named in lowerCamelCase, their flags in kebab-case. */
export function inTermsOfFlags(error: Error): string {
  if (hasCode(error, "EADDRINUSE")) {
    return `${error.message}. End the program that listens there, or give another --port; 0 takes a free one.`;
  }
  return error.message.replace(/^(\w+): /, (start, option: string) => {
    const flag = option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^projects$/, "project");
    return Object.hasOwn(FLAGS, flag) ? `--${flag}: ` : start;
  });
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function numberFrom(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function logFrom(text: string | undefined): "json" | undefined {
  if (text !== undefined && text !== "json") throw new TypeError("log: must be json");
  return text;
}

function rulesIn(file: string | undefined): readonly FaultRule[] {
  if (file === undefined) return [];
  const text = readFileSync(file, "utf8");
  try {
    return [JSON.parse(text)].flat();
  } catch (error) {
    throw new TypeError(`faults: ${file} is not JSON: ${messageOf(error)}`);
  }
}
