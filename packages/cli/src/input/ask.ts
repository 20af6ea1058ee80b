import { UsageError } from "../errors/usage-error.ts";

/**
 * Asks for a value on the terminal.
 *
 * @param flag gives the value where there is no terminal
 * @param present value that Enter keeps; where it is empty, the answer may be empty too
 */
export async function ask(flag: string, question: string, present: string | undefined): Promise<string> {
  if (!isTerminal()) {
    if (present !== undefined) return present;
    throw missing(flag, question);
  }
  const { default: input } = await import("@inquirer/input");
  return await input(
    { message: `${question}:`, required: present === undefined, ...(present && { default: present }) },
    { output: process.stderr },
  );
}

/** Asks for a secret, which the terminal does not show. */
export async function askSecret(flag: string, question: string): Promise<string> {
  if (!isTerminal()) throw missing(flag, question);
  const { default: password } = await import("@inquirer/password");
  const answer = await password({ message: `${question}:`, mask: "*" }, { output: process.stderr });
  if (answer === "") throw new UsageError(`The ${question.toLowerCase()} is empty. Nothing was written.`);
  return answer;
}

/** True where a person can be asked. */
export function isTerminal(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

function missing(flag: string, question: string): UsageError {
  return new UsageError(`There is no terminal to ask for this: ${question}. Give it with ${flag}.`);
}
