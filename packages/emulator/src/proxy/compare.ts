import { problemsWith } from "@ges-sdk/validation";
import { findOperation } from "../description/find-operation.ts";
import type { Operation } from "../description/operation.ts";
import { readInput } from "../description/read-input.ts";
import { responseValidatorsOf, validatorsOf } from "../description/validators.ts";
import { messageOf } from "../errors/message-of.ts";
import type { EmulatorRequest } from "../http/message.ts";
import type { TargetResponse } from "./forward.ts";

/** What an exchange was for, and where it is not as described. */
export interface Comparison {
  readonly operation: Operation | undefined;
  readonly differences: readonly string[];
}

/** Compares an exchange with the description of its operation. */
export async function compare(request: EmulatorRequest, response: TargetResponse): Promise<Comparison> {
  try {
    const { operation, parameters } = findOperation(request);
    const ofRequest = await problemOf(async () => {
      readInput(request, operation, parameters, await validatorsOf(operation));
    });
    return { operation, differences: [...ofRequest, ...(await responseDifferences(operation, response))] };
  } catch (error) {
    return { operation: undefined, differences: [`request: ${messageOf(error)}`] };
  }
}

async function problemOf(check: () => Promise<void>): Promise<string[]> {
  try {
    await check();
    return [];
  } catch (error) {
    return [`request: ${messageOf(error)}`];
  }
}

async function responseDifferences(operation: Operation, { status, text }: TargetResponse): Promise<string[]> {
  const validate = (await responseValidatorsOf(operation))[status];
  if (!validate) return [`response: status ${status} is not described`];
  try {
    return problemsWith(JSON.parse(text), validate, "response");
  } catch {
    return ["response: the body is not JSON"];
  }
}
