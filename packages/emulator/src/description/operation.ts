import {
  DESCRIPTIONS,
  type DescribedOperation,
  type DescribedParameter,
  type Description,
  type DescriptionName,
} from "./descriptions.ts";

/** An operation, and where to find it in its description. */
export interface Operation {
  readonly description: DescriptionName;
  readonly operationId: string;
  /** What it does, in a few words. */
  readonly summary: string;
  /** Whether it changes nothing. */
  readonly isRead: boolean;
  readonly method: string;
  /** The path template, without the fragment that tells actions apart. */
  readonly path: string;
  /** The constant of `action_id`, for an operation that shares its path with others. */
  readonly action: string | undefined;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly pointer: string;
    readonly required: boolean;
  }[];
  /** Pointer to the schema of the request body, if there is one. */
  readonly body: { readonly pointer: string; readonly required: boolean } | undefined;
  /** Pointer to the operation. */
  readonly pointer: string;
}

/** Every operation of every description. */
export const OPERATIONS: readonly Operation[] = Object.entries(DESCRIPTIONS).flatMap(([name, description]) =>
  Object.entries(description.paths).flatMap(([key, item]) =>
    Object.entries(item).map(([method, operation]) =>
      operationOf(name as DescriptionName, description, key, method, operation),
    ),
  ),
);

function operationOf(
  name: DescriptionName,
  description: Description,
  key: string,
  method: string,
  operation: DescribedOperation,
): Operation {
  const pointer = `${name}#/paths/${escapePointer(key)}/${method}`;
  const parameters = operation.parameters.map((parameter, index) => {
    const isShared = "$ref" in parameter;
    const { name: parameterName, in: where, required, schema } = isShared ? resolve(description, parameter) : parameter;
    const at = isShared ? name + parameter.$ref : `${pointer}/parameters/${index}`;
    return {
      name: parameterName,
      in: where,
      required: required === true,
      pointer: `${at}/schema`,
      constant: schema.const,
    };
  });
  const action = parameters.find((parameter) => parameter.name === "action_id")?.constant;
  return {
    description: name,
    operationId: operation.operationId,
    summary: operation.summary,
    isRead: operation["x-ges-retry"] === "safe",
    method: method.toUpperCase(),
    path: key.split("#")[0] as string,
    action: action === undefined ? undefined : String(action),
    parameters,
    body: operation.requestBody && {
      pointer: `${pointer}/requestBody/content/${escapePointer("application/json")}/schema`,
      required: operation.requestBody.required === true,
    },
    pointer,
  };
}

function resolve(description: Description, { $ref }: { $ref: string }): DescribedParameter {
  return description.components.parameters[$ref.split("/").at(-1) as string] as DescribedParameter;
}

// RFC 6901, and percent-encoding, for the pointer is the fragment of a URI.
function escapePointer(token: string): string {
  return encodeURIComponent(token.replaceAll("~", "~0").replaceAll("/", "~1"));
}
