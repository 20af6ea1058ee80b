import { closest } from "@ges-sdk/validation";

const PREFIX = "GES_EMULATOR_";

/** A flag of the command, as `parseArgs` takes it. */
interface Flag {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean;
}

/**
 * Reads the flags that the environment gives, such as `GES_EMULATOR_TOKEN` for `--token`: a container of a CI service has
 * no arguments. They come before those of the command line, so that the latter win.
 *
 * @throws {TypeError} when a variable stands for no flag; the message names it
 */
export function flagsOf(environment: NodeJS.ProcessEnv, flags: Readonly<Record<string, Flag>>): string[] {
  const names = new Map(Object.keys(flags).map((flag) => [variableOf(flag), flag]));
  return Object.entries(environment).flatMap(([variable, value = ""]) => {
    if (!variable.startsWith(PREFIX) || value === "") return [];
    const flag = names.get(variable);
    if (flag === undefined) throw unknownVariable(variable, [...names.keys()]);
    if (flags[flag]?.type === "boolean") return booleanFlag(flag, variable, value);
    const values = flags[flag]?.multiple ? value.split("\n").filter(Boolean) : [value];
    return values.map((one) => `--${flag}=${one}`);
  });
}

function booleanFlag(flag: string, variable: string, value: string): string[] {
  if (value !== "true" && value !== "false") throw new TypeError(`${variable}: must be true or false`);
  return value === "true" ? [`--${flag}`] : [];
}

function variableOf(flag: string): string {
  return PREFIX + flag.replaceAll("-", "_").toUpperCase();
}

function unknownVariable(variable: string, names: readonly string[]): TypeError {
  const meant = closest(variable, names);
  return new TypeError(`${variable} stands for no flag.${meant === undefined ? "" : ` Did you mean ${meant}?`}`);
}
