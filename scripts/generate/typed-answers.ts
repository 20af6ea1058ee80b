import type { Response, Schema } from "../openapi.ts";
import type { DescribedOperation } from "./operations.ts";

/**
 * The types of operations whose answer depends on their body: on the field that tells bodies apart (`Name`), and on
 * whether they answer at once or with a job (`Mode`).
 */
interface TypeParameters {
  /** Of a method: inferred from its input, the mode as the service takes it when it is not given. */
  inferred: string;
  /** Of its input and output types: anything unless given. */
  declared: string;
  given: string;
}

const MODE = '"sync" | "async"';

/** The type parameters of an operation, or of one of its types, which has those it uses. */
export function typeParametersOf(
  { variants, modes }: DescribedOperation,
  name: string,
  type = "Name Mode",
): TypeParameters {
  const names = `keyof ${name}Bodies`;
  const parameters = [
    ...(variants ? [{ name: "Name", bound: names, inferred: "" }] : []),
    ...(modes ? [{ name: "Mode", bound: MODE, inferred: ` = "${modes.default}"` }] : []),
  ].filter((parameter) => type.includes(parameter.name));
  if (parameters.length === 0) return { inferred: "", declared: "", given: "" };
  const list = (write: (parameter: (typeof parameters)[number]) => string) => `<${parameters.map(write).join(", ")}>`;
  return {
    inferred: list((parameter) => `${parameter.name} extends ${parameter.bound}${parameter.inferred}`),
    declared: list((parameter) => `${parameter.name} extends ${parameter.bound} = ${parameter.bound}`),
    given: list((parameter) => parameter.name),
  };
}

export function bodyTypeOf({ operation, variants, modes }: DescribedOperation, name: string): string {
  const source = `NonNullable<operations["${operation.operationId}"]["requestBody"]>["content"]["application/json"]`;
  const body = variants
    ? `${name}Bodies[Name] & { ${variants.field}: Name }`
    : namedType(operation.requestBody?.content["application/json"]?.schema, source);
  return modes ? `${body} & { executionMode?: Mode | undefined }` : body;
}

export function outputTypeOf({ operation, variants, modes }: DescribedOperation, name: string): string {
  const { schema } = (operation.responses["200"] as Response).content?.["application/json"] ?? {};
  const plain = namedType(
    schema,
    `operations["${operation.operationId}"]["responses"][200]["content"]["application/json"]`,
  );
  const outputs = `${name}Outputs[Name]`;
  if (modes) {
    const [sync, async] = [schemaType(modes.sync), schemaType(modes.async)];
    return variants
      ? `Mode extends "sync" ? Finished<${sync}, ${outputs}> : Started<${async}, ${outputs}>`
      : `Mode extends "sync" ? ${sync} : ${async}`;
  }
  return variants && schema?.$ref?.endsWith("/JobAccepted") ? `Started<${plain}, ${outputs}>` : plain;
}

/** The type that declarations and editors show by its name; that of a schema without one is found where it is used. */
function namedType(schema: Schema | undefined, source: string): string {
  return schema?.$ref === undefined ? source : schemaType(schema.$ref.split("/").at(-1) as string);
}

/** The TypeScript type of a named schema. */
export function schemaType(schema: string): string {
  return `schemas.${schema}`;
}
