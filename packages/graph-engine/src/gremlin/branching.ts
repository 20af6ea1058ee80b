import { onlyTraversal, traversals } from "./arguments.ts";
import type { Definitions } from "./definition.ts";
import type { Step } from "./flow.ts";

/** The steps that go on in one way or another. */
export const branchingSteps: Definitions = {
  union: {
    leadsTo: "body",
    build: (call, compile) => {
      const branches = traversals(call).map(compile);
      return (context) =>
        function* (flow) {
          for (const from of flow) {
            if (!from) {
              yield null;
              continue;
            }
            context.work();
            for (const branch of branches) yield* branch(context)([from]);
          }
        };
    },
  },
  coalesce: { leadsTo: "body", build: (call, compile) => firstThatLeads(traversals(call).map(compile)) },
  optional: {
    leadsTo: "body",
    build: (call, compile) => {
      return firstThatLeads([compile(onlyTraversal(call)), () => (flow) => flow]);
    },
  },
};

/** Goes on from each value in the first of some ways that leads anywhere. */
function firstThatLeads(branches: readonly Step[]): Step {
  return (context) =>
    function* (flow) {
      for (const from of flow) {
        if (!from) {
          yield null;
          continue;
        }
        context.work();
        for (const branch of branches) {
          let hasLed = false;
          for (const found of branch(context)([from])) {
            hasLed ||= found !== null;
            yield found;
          }
          if (hasLed) break;
        }
      }
    };
}
