import type { World } from "../state/world.ts";
import { backupOperations } from "./backups.ts";
import { toCamelCase, toSnakeCase } from "./case.ts";
import { graphOperations } from "./graphs.ts";
import type { ManagementInput } from "./input.ts";
import { jobOperations } from "./jobs.ts";

/** Carries out one operation on valid input. */
export type Handler = (world: World, input: Record<string, unknown>) => unknown;

const operations = { ...graphOperations, ...backupOperations, ...jobOperations };

// v1.0 writes some names in snake_case too, so its input is brought into one form as well.
export const managementV1: Record<string, Handler> = mapValues(
  (operation) => (world, input) => operation(world, toCamelCase(input) as ManagementInput),
);

export const managementV2: Record<string, Handler> = {
  ...mapValues((operation) => (world, input) => toSnakeCase(operation(world, toCamelCase(input) as ManagementInput))),
  // Only v1.0 tells the ID of the new backup.
  createBackup: (world, input) => ({
    job_id: backupOperations.createBackup(world, toCamelCase(input) as ManagementInput).jobId,
  }),
};

function mapValues(
  wrap: (operation: (world: World, input: ManagementInput) => unknown) => Handler,
): Record<string, Handler> {
  return Object.fromEntries(Object.entries(operations).map(([name, operation]) => [name, wrap(operation)]));
}
