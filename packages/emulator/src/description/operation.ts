import operations from "../compiled/operations.json" with { type: "json" };

/** The names of the descriptions that are served. */
export type DescriptionName = "management-v1" | "management-v2" | "service-v1";

/** Operation as the emulator's router sees it. */
export interface Operation {
  readonly description: DescriptionName;
  readonly operationId: string;
  /** Short summary of the operation. */
  readonly summary: string;
  /** True when the operation changes nothing. */
  readonly isRead: boolean;
  readonly method: string;
  /** Path template, without the fragment that distinguishes actions. */
  readonly path: string;
  /** The constant of `action_id`, for an operation that shares its path with others. */
  readonly action?: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly body?: { readonly required: boolean };
}

/** Every operation of every description. */
export const OPERATIONS = operations as readonly unknown[] as readonly Operation[];
