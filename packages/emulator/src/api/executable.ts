import type { Operation } from "../description/operation.ts";
import { type OperationValidators, validatorsOf } from "../description/validators.ts";
import type { Handler } from "./handler.ts";
import { handlerOf } from "./handlers.ts";

/** Handler and validators of an operation. */
export interface Executable extends OperationValidators {
  /** Missing for what is described but not emulated. */
  readonly handler: Handler | undefined;
}

const known = new Map<Operation, Executable>();

/** Loads what it takes to carry an operation out, the first time. */
export function executableOf(operation: Operation): Executable | Promise<Executable> {
  return known.get(operation) ?? load(operation);
}

async function load(operation: Operation): Promise<Executable> {
  const executable = { ...(await validatorsOf(operation)), handler: await handlerOf(operation) };
  known.set(operation, executable);
  return executable;
}
