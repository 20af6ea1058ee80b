import { type Arguments, fitArguments, fitOptions, type Input, type Options, type Values } from "../options/option.ts";
import type { Result } from "../output/result.ts";
import type { Session } from "../session/session.ts";

/** A line to copy, which runs in the tests. */
export interface Example {
  readonly line: string;
  readonly summary: string;
}

interface Definition<A extends Arguments, O extends Options> {
  /** Words after `ges`. */
  readonly name: string;
  /** Operation that the command is a short form of, for example `v2/stopGraph`. */
  readonly operation?: string;
  readonly summary: string;
  /** Further sentences for `--help` and the site. */
  readonly description?: string;
  readonly arguments?: A;
  readonly options?: O;
  readonly examples: readonly Example[];
  /** Does the work. Without a result, nothing is printed. */
  run(input: Input<A, O>, session: Session): Promise<Result | undefined>;
}

/** A command: the one definition of its parser, its help, its completion and its page. */
export interface Command {
  readonly name: string;
  readonly operation?: string | undefined;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly arguments: Arguments;
  readonly options: Options;
  readonly examples: readonly Example[];
  /** Runs the command on values that were parsed. */
  execute(values: Values, session: Session): Promise<Result | undefined>;
}

/** Defines a command. The type of its input comes from its arguments and options. */
export function command<const A extends Arguments, const O extends Options>(definition: Definition<A, O>): Command {
  const { name, operation, summary, description, examples, run } = definition;
  const { arguments: given = {}, options = {} }: { arguments?: Arguments; options?: Options } = definition;
  const isInput = (values: Values): values is Input<A, O> => fitArguments(given, values) && fitOptions(options, values);
  return {
    name,
    operation,
    summary,
    description,
    arguments: given,
    options,
    examples,
    async execute(values, session) {
      if (!isInput(values)) throw new TypeError(`The values given to ${name} do not fit its definition`);
      return await run(values, session);
    },
  };
}
