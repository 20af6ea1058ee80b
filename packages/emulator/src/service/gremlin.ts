import type { World } from "../state/world.ts";
import { graphInService } from "./context.ts";
import { failed } from "./gremlin/failures.ts";
import { parse } from "./gremlin/parser.ts";
import { run } from "./gremlin/run.ts";
import { compileQuery } from "./gremlin/traversal.ts";
import type { BodyInput } from "./input.ts";

/** The query in Gremlin. */
export const gremlinOperations = {
  async executeGremlinQuery(world: World, { graph_name, body }: BodyInput<{ command: string }>) {
    const { data } = graphInService(world, graph_name, "GES.8503");
    const traversal = compileQuery(parse(body.command));
    const labels = [...data.verticesByLabel.values()].reduce((sum, count) => sum + count, 0);
    if (labels > data.vertexCount)
      throw failed("a graph with vertices that have several labels does not support Gremlin.");
    return { data: await run(traversal, data) };
  },
};
