import type { DescriptionName, Operation } from "../description/operation.ts";

/**
 * Operations that are described but not emulated, each with the reason. This list alone makes the refusals, the type of
 * the handlers that there must be, and the table in OPERATIONS.md.
 */
export const NOT_EMULATED = {
  "management-v1": {},
  "management-v2": {},
  "service-v1": {
    executeDslAlgorithm: "The language of these programs is described by examples only.",
    executeHygDsl: "The language of these scripts is described by examples only.",
  },
} as const satisfies Record<DescriptionName, Readonly<Record<string, string>>>;

/** Handlers of a description without those that are not emulated. */
export type Emulated<Name extends DescriptionName, Handlers> = Omit<Handlers, keyof (typeof NOT_EMULATED)[Name]>;

/** Reason why an operation is not emulated; undefined for one that is. */
export function reasonNotEmulated({ description, operationId }: Operation): string | undefined {
  const reasons: Readonly<Record<string, string>> = NOT_EMULATED[description];
  return Object.hasOwn(reasons, operationId) ? reasons[operationId] : undefined;
}
