import { float, toNumber } from "../../values/index.ts";
import { nameOf, onlyArgument, text } from "../language/arguments.ts";
import { readsInTurn } from "../language/by.ts";
import { parseMath } from "../language/math-expression.ts";
import type { StepDefinition } from "../language/step-definition.ts";
import { scopeValue } from "../runtime/paths.ts";
import { mapping } from "../runtime/stages.ts";
import { failed } from "../syntax/errors.ts";
import { numberOf } from "../values/operators.ts";

/** Calculates with the current value `_` and with what names stand for. */
export const math: StepDefinition = {
  leadsTo: "results",
  modulators: ["by"],
  build: (call, compile, by) => {
    const argument = onlyArgument(call);
    const { variables, calculate } = parseMath(text(call, argument), argument.position);
    const reads = readsInTurn(by, compile);
    return mapping(function* (from, run) {
      const values = new Map<string, number>();
      for (const [position, name] of variables.entries()) {
        const value = name === "_" ? from.value : scopeValue(from, name, run);
        if (value === undefined)
          throw failed(`nothing was given the name ${name} that ${nameOf(call)} calculates with.`);
        values.set(name, toNumber(numberOf(yield* reads(position)({ ...from, value }, run), nameOf(call))));
      }
      return float(calculate(values));
    });
  },
};
