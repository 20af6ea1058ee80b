import { CONVERSION_FUNCTIONS } from "./conversion-functions.ts";
import { DATE_FUNCTIONS } from "./date-functions.ts";
import type { FunctionDefinition, Functions } from "./definition.ts";
import { GRAPH_FUNCTIONS } from "./graph-functions.ts";
import { LIST_FUNCTIONS } from "./list-functions.ts";
import { NUMBER_FUNCTIONS } from "./number-functions.ts";
import { TEXT_FUNCTIONS } from "./text-functions.ts";

/** All functions that make a value of the values of one row. */
export const FUNCTIONS: Functions = {
  ...GRAPH_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...TEXT_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...CONVERSION_FUNCTIONS,
  ...DATE_FUNCTIONS,
};

const BY_NAME = new Map(Object.entries(FUNCTIONS).map(([name, definition]) => [name.toLowerCase(), definition]));

/** Returns the function with this name, in any case. */
export function functionNamed(name: string): FunctionDefinition | undefined {
  return BY_NAME.get(name.toLowerCase());
}
