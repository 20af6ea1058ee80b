import { type Refusal, refuse } from "../../refusal.ts";

const LONGEST_EXCERPT = 60;

/** A query that is wrong, or comes to nothing that can be answered. */
export function failed(message: string): Refusal {
  return refuse("GES.8503", `Gremlin query failed: ${message}`);
}

/** A query that is Gremlin, or may be, but holds something that the emulator does not have. */
export function notEmulated(what: string, position: number): Refusal {
  return refuse(
    "GES.8501",
    `The Gremlin command is not supported: ${what} at position ${position} is not emulated here.`,
  );
}

/** So much of a text of the query that it can stand in a message. */
export function excerpt(text: string): string {
  return text.length > LONGEST_EXCERPT ? `${text.slice(0, LONGEST_EXCERPT)}...` : text;
}
