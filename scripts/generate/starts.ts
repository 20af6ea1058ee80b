import type { Response, Schema } from "../openapi.ts";
import { docstring } from "./docstring.ts";
import { inputFields, pascalCase } from "./inputs-and-outputs.ts";
import type { DescribedOperation } from "./operations.ts";
import { typeParametersOf } from "./typed-answers.ts";

const JOB_IDS = ["job_id", "jobId"];

/** The field of an operation's response that holds the ID of the job it starts. */
export function jobIdOf({ operation, modes, description }: DescribedOperation): string | undefined {
  if (modes) return "jobId";
  // These tell of a job that runs already.
  if (operation.operationId.startsWith("show")) return undefined;
  const schema = (operation.responses["200"] as Response).content?.["application/json"]?.schema;
  const name = schema?.$ref?.split("/").at(-1);
  const { properties = {} }: Schema = (name ? description.components.schemas?.[name] : schema) ?? {};
  return JOB_IDS.find((id) => properties[id]);
}

/** The operations that start a job, as methods that resolve to a handle of it. */
export function starts(operations: DescribedOperation[], plane: string): string[] {
  return [
    "/** The operations that start a job, resolving to a handle of the job. */",
    `export interface ${plane}Starts {`,
    ...operations
      .filter(jobIdOf)
      .flatMap((described) => [
        docstring(`${described.operation.summary}. Resolves to a handle of the job.`, "  "),
        `  ${startSignature(described, plane)};`,
      ]),
    "}",
    "",
  ];
}

/** An operation that starts a job as a method that resolves to a handle of it, perhaps with exact integers. */
export function startSignature(described: DescribedOperation, plane: string, isExact = false): string {
  const { operation, variants } = described;
  const handle = plane === "Service" ? "CancellableJobHandle" : "JobHandle";
  const name = pascalCase(operation.operationId);
  const optional = inputFields(described).every((field) => field.optional) ? "?" : "";
  const { given } = typeParametersOf(described, name);
  const input = `${name}Input${given.replace("Mode", '"async"')}`;
  const inferred = variants ? `<Name extends keyof ${name}Bodies>` : "";
  const finished = variants ? `Finished<ShowJobOutput, ${name}Outputs[Name]>` : "ShowJobOutput";
  const job = isExact ? `Exact<${finished}>` : finished;
  return `${operation.operationId}${inferred}(input${optional}: ${input}, options?: CallOptions): Promise<${handle}<${job}>>`;
}
