import { notEmulated, unsupported } from "../errors.ts";
import type { FunctionDefinition, Functions } from "./definition.ts";

/**
 * Functions of dates. A date is a text in the form in which the service reads and writes dates, so that it can be
 * compared with a property of the type `date`; all else that Cypher knows of dates and times is not emulated.
 */
export const DATE_FUNCTIONS: Functions = {
  date: dateFunction("date", /^\d{4}-\d{2}-\d{2}$/),
  datetime: dateFunction("datetime", /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/),
};

function dateFunction(name: string, form: RegExp): FunctionDefinition {
  return {
    takes: ["any"],
    gives: "string",
    check(at, isDocumentedOnly) {
      if (isDocumentedOnly) throw unsupported(`the function ${name}`, at);
    },
    call([text]) {
      const isDate = typeof text === "string" && form.test(text) && !Number.isNaN(Date.parse(text));
      if (isDate) return text;
      throw notEmulated(`the function ${name} with anything but a text in the service's form of dates`);
    },
  };
}
