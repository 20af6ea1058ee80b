import { reasonNotEmulated } from "../../src/api/not-emulated.ts";
import { isNamed } from "../../src/control/operation-name.ts";
import { type DescriptionName, OPERATIONS, type Operation } from "../../src/description/operation.ts";

export interface Assumption {
  assumption: string;
  why: string;
}

/** Assumptions by operation: `showJob`, or `service-v1/showJob` where others have that ID too. */
export type Assumptions = Readonly<Record<string, readonly Assumption[]>>;

const TITLES: Record<DescriptionName, string> = {
  "management-v1": "Management plane, API v1.0",
  "management-v2": "Management plane, API v2",
  "service-v1": "Service plane, API v1.0",
};

const PREAMBLE = `# What is emulated

Written by \`npm run operations -w @ges-sdk/emulator\`; do not edit.

Nothing here could be verified against the live service. What is *documented* follows the vendor's pages alone; where
they leave a question open, the answer is *assumed* and told here. What is *not emulated* is refused with status 501 and
code \`EMULATOR.501\`, which the service does not have. Times are in UTC and written as in the newest examples, without
fractions and zone: \`2026-01-31T08:30:00\`.
`;

/** The whole document. */
export function operationsTable(assumptions: Assumptions): string {
  const sections = Object.entries(TITLES).map(([name, title]) => {
    const operations = OPERATIONS.filter(({ description }) => description === name);
    const rows = operations.map((operation) => row(operation, assumptions)).join("\n");
    return `## ${title}

${operations.filter((operation) => reasonNotEmulated(operation) === undefined).length} of ${operations.length} operations are emulated.

| operation | what it does | behaviour |
|---|---|---|
${rows}

### What is assumed

${operations.flatMap((operation) => listOf(operation, assumptions)).join("\n")}
`;
  });
  return [PREAMBLE, ...sections].join("\n");
}

function row(operation: Operation, assumptions: Assumptions): string {
  const reason = reasonNotEmulated(operation);
  const behaves = reason === undefined ? behaviour(operation, assumptions) : `not emulated: ${reason}`;
  return `| \`${operation.operationId}\` | ${cell(operation.summary)} | ${cell(behaves)} |`;
}

function behaviour(operation: Operation, assumptions: Assumptions): string {
  return assumed(operation, assumptions).length === 0 ? "documented" : "assumed";
}

function assumed(operation: Operation, assumptions: Assumptions): Assumption[] {
  return Object.entries(assumptions).flatMap(([name, entries]) => (isNamed(operation, name) ? entries : []));
}

/** The assumptions about an operation, a line for each: a review shows which one changed. */
function listOf(operation: Operation, assumptions: Assumptions): string[] {
  const entries = assumed(operation, assumptions).map(({ assumption, why }) => {
    return `  - ${line(sentence(assumption))} *${line(sentence(why))}*`;
  });
  return entries.length === 0 ? [] : [`- \`${operation.operationId}\``, ...entries];
}

function sentence(text: string): string {
  return text.trim().replace(/\.?$/, ".");
}

function cell(text: string): string {
  return line(text).replaceAll("|", "\\|");
}

function line(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}
