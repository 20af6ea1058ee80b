import { command } from "../../command/command.ts";
import { DRY_RUN, WAIT } from "../../options/shared-options.ts";
import { note } from "../../output/note.ts";
import { follow } from "../../progress/follow.ts";
import { statusText } from "./status.ts";

export const createGraph = command({
  name: "graphs create",
  operation: "v2/createGraph",
  summary: "Create an empty graph",
  description: "For fields without an option, `ges api v2 createGraph` takes the whole body.",
  arguments: {
    name: { summary: "name: 4 to 50 letters, digits and underscores, starting with a letter" },
  },
  options: {
    size: {
      kind: "text",
      value: "INDEX",
      required: true,
      choices: ["0", "1", "2", "3", "4", "401", "5", "6"],
      summary: "index of the size: 0 is 10 thousand edges, 1 is 1 million, up to 5, which is 10 billion",
    },
    vpc: { kind: "text", value: "ID", required: true, summary: "ID of the VPC" },
    subnet: { kind: "text", value: "ID", required: true, summary: "ID of the subnet in the VPC" },
    securityGroup: { kind: "text", value: "ID", required: true, summary: "ID of the security group" },
    http: { kind: "flag", summary: "let the graph listen without TLS" },
    multiAz: { kind: "flag", summary: "spread the graph over availability zones" },
    wait: WAIT,
    dryRun: DRY_RUN,
  },
  examples: [
    {
      line: "ges graphs create books --size 1 --vpc vpc1 --subnet subnet1 --security-group group1 --wait",
      summary: "Returns once the graph is running",
    },
  ],
  async run({ name, size, vpc, subnet, securityGroup, http, multiAz, wait }, session) {
    const client = await session.management();
    const created = await client.createGraph(
      {
        body: {
          graph: {
            name,
            graph_size_type_index: size,
            vpc_id: vpc,
            subnet_id: subnet,
            security_group_id: securityGroup,
            crypt_algorithm: "generalCipher",
            enable_https: !http,
            ...(multiAz && { enable_multi_az: true }),
          },
        },
      },
      { signal: session.signal },
    );
    if (!wait) {
      note(`Creating ${name}: started. See its state: ges graphs show ${name}`);
      return { data: created, id: "id" };
    }
    const graph = await follow(session, {
      label: `Creating ${name}`,
      resume: `ges graphs show ${name}`,
      wait: (options) => client.waitForGraph({ graph_id: created.id }, options),
      describe: ({ status }: { status: string }) => ({ state: statusText(status) }),
    });
    return { data: graph, view: { name, id: created.id, status: statusText(graph.status) }, id: "id" };
  },
});
