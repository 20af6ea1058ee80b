import type { Command } from "../command/command.ts";
import { flagOf } from "../options/flag.ts";
import { GLOBAL_OPTIONS, type Globals } from "../options/global-options.ts";
import type { Options } from "../options/option.ts";
import { allGraphs } from "../session/find-graph.ts";
import { createSession } from "../session/session.ts";

/** A word that fits, and what it means. */
interface Candidate {
  readonly word: string;
  readonly summary: string;
}

// Nobody waits longer for the Tab key.
const TIMEOUT = "3s";

/**
 * Returns the words that may stand at the end of a command line, one to a line, with their meaning after a tab.
 *
 * @param words words after `ges`, the last of which is to be completed
 */
export async function complete(
  words: readonly string[],
  commands: readonly Command[],
  groups: Readonly<Record<string, string>>,
): Promise<string> {
  const current = words.at(-1) ?? "";
  const before = words.slice(0, -1);
  const candidates = await candidatesFor(before, current, commands, groups);
  return candidates
    .filter(({ word }) => word.startsWith(current))
    .map(({ word, summary }) => `${word}\t${summary}\n`)
    .join("");
}

async function candidatesFor(
  before: readonly string[],
  current: string,
  commands: readonly Command[],
  groups: Readonly<Record<string, string>>,
): Promise<readonly Candidate[]> {
  const { command, positional } = parsed(before, commands);
  const options = { ...command?.options, ...GLOBAL_OPTIONS };
  const open = optionOf(options, before.at(-1));
  if (open && open.kind !== "flag") return await choices(open.choices, before);
  if (current.startsWith("-")) {
    return Object.entries(options).map(([name, option]) => ({ word: flagOf(name, option), summary: option.summary }));
  }
  if (command) return await choices(Object.values(command.arguments)[positional.length]?.choices, before);
  return nextWords(positional, commands, groups);
}

/** Returns the command that words name, and the words beside options that follow it, or that lead to several. */
function parsed(words: readonly string[], commands: readonly Command[]): { command?: Command; positional: string[] } {
  const positional: string[] = [];
  let command: Command | undefined;
  for (const [index, word] of words.entries()) {
    const option = optionOf({ ...command?.options, ...GLOBAL_OPTIONS }, words[index - 1]);
    if (word.startsWith("-") || (option && option.kind !== "flag")) continue;
    positional.push(word);
    if (command) continue;
    command = commands.find(({ name }) => name === positional.join(" "));
    if (command) positional.length = 0;
  }
  return { ...(command && { command }), positional };
}

function optionOf(options: Options, word: string | undefined) {
  return Object.entries(options).find(([name, option]) => flagOf(name, option) === word)?.[1];
}

function nextWords(
  positional: readonly string[],
  commands: readonly Command[],
  groups: Readonly<Record<string, string>>,
): Candidate[] {
  const named = [...Object.entries(groups), ...commands.map(({ name, summary }) => [name, summary] as const)];
  const found = named.flatMap(([name, summary]) => {
    const words = name.split(" ");
    const isNext = words.length === positional.length + 1 && positional.every((word, index) => word === words[index]);
    return isNext ? [{ word: words.at(-1) ?? "", summary }] : [];
  });
  return found;
}

async function choices(of: readonly string[] | "graphs" | undefined, words: readonly string[]): Promise<Candidate[]> {
  if (of !== "graphs") return (of ?? []).map((word) => ({ word, summary: "" }));
  try {
    const session = createSession(globalsIn(words), AbortSignal.timeout(3000), undefined);
    return (await allGraphs(session)).map(({ name, id }) => ({ word: name, summary: id }));
  } catch {
    // The line is not the place to say what is wrong; the command will.
    return [];
  }
}

/** Returns the global options that stand on a line so far. */
function globalsIn(words: readonly string[]): Globals {
  const valueAfter = (flag: string) => (words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined);
  return {
    output: undefined,
    query: undefined,
    profile: valueAfter("--profile"),
    region: valueAfter("--region"),
    project: valueAfter("--project"),
    endpoint: valueAfter("--endpoint"),
    graphEndpoint: undefined,
    allowInsecureHttp: words.includes("--allow-insecure-http"),
    timeout: TIMEOUT,
    debug: false,
  };
}
