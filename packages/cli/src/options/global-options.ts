import { fitOptions, type Input, type Options, type Values } from "./option.ts";

/** Formats of data on standard output. */
export const FORMATS = ["table", "json", "jsonl", "id"] as const;
export type Format = (typeof FORMATS)[number];

/** Options of every command. */
export const GLOBAL_OPTIONS = {
  output: {
    kind: "text",
    value: "FORMAT",
    choices: FORMATS,
    summary: "format of the data: a table, JSON, a line of JSON for each item, or IDs only",
  },
  query: { kind: "text", value: "JMESPATH", summary: "part of the data to print, as a JMESPath expression" },
  profile: { kind: "text", value: "NAME", summary: "profile of `ges configure` or section of the vendor's file" },
  region: { kind: "text", value: "REGION", summary: "region, for example cn-north-4" },
  project: { kind: "text", value: "ID", summary: "ID of the project; otherwise the project of the region" },
  endpoint: { kind: "text", value: "URL", summary: "address of the management plane, in place of the region's" },
  graphEndpoint: { kind: "text", value: "URL", summary: "address of the graph, in place of its public or private IP" },
  allowInsecureHttp: { kind: "flag", summary: "allow http: beyond this machine; credentials then travel unencrypted" },
  timeout: { kind: "text", value: "DURATION", summary: "longest time for a call, or for --wait: 90s, 30m, 2h" },
  debug: { kind: "flag", summary: "print requests and retries to standard error, without secrets" },
} as const satisfies Options;

export type Globals = Input<Readonly<Record<never, never>>, typeof GLOBAL_OPTIONS>;

/** Checks that parsed values hold the options of every command. */
export function isGlobals(values: Values): values is Values & Globals {
  return fitOptions(GLOBAL_OPTIONS, values);
}
