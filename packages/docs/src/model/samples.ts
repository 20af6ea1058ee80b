import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { COMMANDS, DESTRUCTIVE } from "./commands.ts";
import { type DescribedOperation, examplesOf } from "./operations.ts";
import { PACKAGE } from "./places.ts";

/** Input of a sample, from `samples/inputs.yaml`. */
export interface SampleInput {
  /** State of the emulator that the sample begins in. */
  needs?: string;
  /** Parameters beside those that come from the client or the environment. */
  parameters?: Record<string, unknown>;
  body?: unknown;
  /** False where the operation can start a job, and answers this input at once. */
  job?: boolean;
}

const INPUTS: Record<string, SampleInput> = parse(readFileSync(new URL("samples/inputs.yaml", PACKAGE), "utf8"));

/** Parameters that a sample takes from its environment, where its user has put them. */
const FROM_ENVIRONMENT = ["graph_id", "backup_id", "job_id", "metadata_id", "commit"];
const FROM_CLIENT = ["project_id", "graph_name", "action_id"];

export function keyOf({ id, reference }: DescribedOperation): string {
  return `${reference.version}/${id}`;
}

/** True when the sample of an operation runs on the emulator. */
export function isRun(operation: DescribedOperation): boolean {
  return keyOf(operation) in INPUTS;
}

/** Input of an operation's sample: the one written for it, or the example of its description. */
export function inputOf(operation: DescribedOperation): SampleInput {
  const written = INPUTS[keyOf(operation)];
  if (written) return written;
  const examples = Object.values(operation.body?.media.examples ?? {});
  const parameters = operation.parameters
    .filter(({ name, required }) => required && !FROM_CLIENT.includes(name) && !FROM_ENVIRONMENT.includes(name))
    .map(({ name, example, schema }) => [name, example ?? schema.example ?? "example"]);
  return { parameters: Object.fromEntries(parameters), ...(examples[0] && { body: examples[0].value }) };
}

/** True when the sample of an operation starts a job and waits for it. */
export function startsJob(operation: DescribedOperation): boolean {
  return operation.startsJob && inputOf(operation).job !== false;
}

/** The names of the variables that a sample needs beside the address, the project and the token. */
function variablesOf(operation: DescribedOperation, input: SampleInput): string[] {
  const named = operation.parameters.map(({ name }) => name).filter((name) => FROM_ENVIRONMENT.includes(name));
  const inBody = [...JSON.stringify(input.body ?? null).matchAll(/"\$(\w+)"/g)].map(([, name = ""]) => name);
  const given = Object.keys(input.parameters ?? {});
  return [...new Set([...named, ...inBody])].filter((name) => !given.includes(name));
}

function environmentName(variable: string): string {
  return `GES_${variable.toUpperCase()}`;
}

/** A program that calls an operation and shows what comes back. One that starts a job waits for it. */
export function typeScriptSample(operation: DescribedOperation): string {
  const { reference, id } = operation;
  const input = inputOf(operation);
  const variables = variablesOf(operation, input);
  const isService = reference.version === "service";
  const { variable } = reference;
  const from = ["GES_ENDPOINT", "GES_PROJECT_ID", "GES_TOKEN"].map((name) => `${name} = ""`);
  const own = variables.map((name) => `${environmentName(name)}: ${name} = ""`);
  const destructured = [...from, ...own];
  const parameters = operation.parameters.map(({ name }) => name).filter((name) => variables.includes(name));
  const fields = [
    ...parameters,
    ...Object.entries(input.parameters ?? {}).map(([name, value]) => `${propertyName(name)}: ${literal(value)}`),
    ...(input.body === undefined ? [] : [`body: ${literal(input.body)}`]),
  ];
  const argument = fields.length === 0 ? "" : layOut("{", fields, "}");
  return [
    'import { tokenCredentials } from "@ges-sdk/core";',
    `import { ${reference.client} } from "${reference.package}";`,
    "",
    layOut("const {", destructured, "} = process.env;"),
    `const ${variable} = ${reference.client}({`,
    "  endpoint: GES_ENDPOINT,",
    "  projectId: GES_PROJECT_ID,",
    ...(isService ? ['  graphName: "movie",'] : []),
    "  credentials: tokenCredentials(GES_TOKEN),",
    "});",
    "",
    ...callOf(operation, `${variable}.${id}(${argument})`),
    "",
  ].join("\n");
}

function callOf(operation: DescribedOperation, call: string): string[] {
  const { reference, id } = operation;
  if (id === "createGraph" && reference.version !== "service") {
    return [
      `const { id: graph_id } = await ${call};`,
      "const graph = await ges.waitForGraph({ graph_id });",
      "console.log(graph);",
    ];
  }
  if (!startsJob(operation)) return [`const response = await ${call};`, "console.log(response);"];
  const [started, job] = reference.version === "v2" ? ["job_id", "job_id"] : ["jobId", "job_id: jobId"];
  const graph = reference.version === "service" ? "" : "graph_id, ";
  return [
    `const { ${started} } = await ${call};`,
    `const job = await ${reference.variable}.waitForJob({ ${graph}${job} });`,
    "console.log(job);",
  ];
}

/** The same call with curl. */
export function curlSample(operation: DescribedOperation): string {
  const input = inputOf(operation);
  const given = input.parameters ?? {};
  const path = operation.route.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === "project_id") return "$GES_PROJECT_ID";
    if (name === "graph_name") return "movie";
    return name in given ? encodeURIComponent(String(given[name])) : `$${environmentName(name)}`;
  });
  const query = [
    ...(operation.action === undefined ? [] : [`action_id=${operation.action}`]),
    ...operation.parameters
      .filter(({ name, in: place }) => place === "query" && name in given)
      .map(({ name }) => `${name}=${encodeURIComponent(String(given[name]))}`),
    ...operation.parameters
      .filter(({ name, in: place }) => place === "query" && FROM_ENVIRONMENT.includes(name) && !(name in given))
      .map(({ name }) => `${name}=$${environmentName(name)}`),
  ];
  const search = query.length > 0 ? `?${query.join("&")}` : "";
  const lines = [
    `curl -X ${operation.method} "$GES_ENDPOINT${path}${search}"`,
    '-H "X-Auth-Token: $GES_TOKEN"',
    ...(input.body === undefined ? [] : ['-H "Content-Type: application/json"', `-d ${shellBody(input.body)}`]),
  ];
  return lines.join(" \\\n  ");
}

/** The same call with the command line. */
export function cliSample(operation: DescribedOperation): string {
  const input = inputOf(operation);
  const given = input.parameters ?? {};
  const parameters = operation.parameters.flatMap(({ name }) => {
    if (name === "graph_name") return ["--graph_name movie"];
    if (name in given) return [`--${name} ${shellWord(String(given[name]))}`];
    return FROM_ENVIRONMENT.includes(name) ? [`--${name} "$${environmentName(name)}"`] : [];
  });
  const short = COMMANDS.find((command) => command.operation === keyOf(operation));
  const words = [
    `ges api ${operation.reference.version} ${operation.id}`,
    ...parameters,
    ...(input.body === undefined ? [] : [`--body ${shellBody(input.body)}`]),
    ...(DESTRUCTIVE.includes(keyOf(operation)) ? ["--yes"] : []),
  ];
  const line = words.join(" ");
  const call = line.length <= WIDTH ? line : words.join(" \\\n  ");
  return short ? `# In short: ${short.usage}\n${call}` : call;
}

function shellWord(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A body in quotes of the shell that leave it alone, but for variables. */
function shellBody(body: unknown): string {
  const json = JSON.stringify(body).replaceAll("'", "'\\''");
  return `'${json.replace(/"\$(\w+)"/g, (_, name: string) => `"'"$${environmentName(name)}"'"`)}'`;
}

const WIDTH = 92;

/** Fields in one line where there is room, one to a line else. */
function layOut(open: string, fields: string[], close: string): string {
  const line = `${open} ${fields.join(", ")} ${close}`;
  if (line.length <= WIDTH && !line.includes("\n")) return line;
  return [open, ...fields.map((field) => `${indent(field)},`), close].join("\n");
}

function indent(text: string): string {
  return text.replace(/^/gm, "  ");
}

function propertyName(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}

/** A value as TypeScript; a text such as `$backup_id` is a variable of the sample. */
function literal(value: unknown): string {
  if (typeof value === "string" && /^\$\w+$/.test(value)) return value.slice(1);
  if (Array.isArray(value))
    return value.length === 0 ? "[]" : layOut("[", value.map(literal), "]").replace(/^\[ (.*) \]$/, "[$1]");
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, entry]) => {
    const written = literal(entry);
    return written === name ? name : `${propertyName(name)}: ${written}`;
  });
  return fields.length === 0 ? "{}" : layOut("{", fields, "}");
}

/** Recording of a sample on the emulator: the response, and the end of the job it started. */
export interface Recorded {
  response: unknown;
  job?: unknown;
}

const RECORDED: Record<string, Recorded> = JSON.parse(
  readFileSync(new URL("samples/generated/recorded.json", PACKAGE), "utf8"),
);

/** Response shown on the page of an operation: the recorded one, or the example of the description. */
export function answerOf(operation: DescribedOperation): Recorded {
  return RECORDED[keyOf(operation)] ?? { response: examplesOf(operation.success)[0]?.value };
}

/** A way to call an operation. */
export interface Sample {
  id: string;
  label: string;
  syntax: string;
  code: string;
}

/** The samples of an operation, in the order of their tabs. */
export function samplesOf(operation: DescribedOperation): Sample[] {
  return [
    { id: "typescript", label: "TypeScript", syntax: "ts", code: typeScriptSample(operation) },
    { id: "curl", label: "curl", syntax: "sh", code: curlSample(operation) },
    { id: "ges", label: "ges", syntax: "sh", code: cliSample(operation) },
  ];
}
