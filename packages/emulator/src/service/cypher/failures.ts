import { type Refusal, refuse } from "../../refusal.ts";

/** A statement that is wrong, or cannot be carried out. */
export function failed(message: string): Refusal {
  return refuse("GES.8005", `Cypher statement failed: ${message}`);
}

/** A statement that is Cypher, or may be, but holds something that the emulator does not have. */
export function notEmulated(what: string, position: number): Refusal {
  return failed(`${what} at position ${position} is not emulated here.`);
}
