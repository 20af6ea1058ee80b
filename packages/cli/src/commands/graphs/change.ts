import { command } from "../../command/command.ts";
import { DRY_RUN, GRAPH, WAIT, YES } from "../../options/shared-options.ts";
import { changeGraph } from "../../progress/change-graph.ts";

export const startGraph = command({
  name: "graphs start",
  operation: "v2/startGraph",
  summary: "Start a stopped graph",
  arguments: { graph: GRAPH },
  options: { wait: WAIT, dryRun: DRY_RUN },
  examples: [{ line: "ges graphs start movie --wait", summary: "Returns once the graph is running" }],
  run: (input, session) =>
    changeGraph(session, input, {
      label: "Starting",
      start: (client, graph_id, options) => client.startGraph({ graph_id }, options),
    }),
});

export const stopGraph = command({
  name: "graphs stop",
  operation: "v2/stopGraph",
  summary: "Stop a running graph",
  description: "Its data is kept; a stopped graph costs less and refuses queries.",
  arguments: { graph: GRAPH },
  options: { wait: WAIT, dryRun: DRY_RUN },
  examples: [{ line: "ges graphs stop movie --wait", summary: "Returns once the graph is stopped" }],
  run: (input, session) =>
    changeGraph(session, input, {
      label: "Stopping",
      start: (client, graph_id, options) => client.stopGraph({ graph_id }, options),
    }),
});

export const restartGraph = command({
  name: "graphs restart",
  operation: "v2/restartGraph",
  summary: "Restart a graph",
  arguments: { graph: GRAPH },
  options: { wait: WAIT, dryRun: DRY_RUN },
  examples: [{ line: "ges graphs restart movie --wait --timeout 20m", summary: "Gives up the wait after 20 minutes" }],
  run: (input, session) =>
    changeGraph(session, input, {
      label: "Restarting",
      start: (client, graph_id, options) => client.restartGraph({ graph_id }, options),
    }),
});

export const resizeGraph = command({
  name: "graphs resize",
  operation: "v2/resizeGraph",
  summary: "Change the size of a graph",
  arguments: { graph: GRAPH },
  options: {
    size: {
      kind: "text",
      value: "INDEX",
      required: true,
      choices: ["1", "2", "3", "4", "401", "5"],
      summary: "index of the new size: 1 is 1 million edges, 2 is 10 million, up to 5, which is 10 billion",
    },
    wait: WAIT,
    dryRun: DRY_RUN,
  },
  examples: [{ line: "ges graphs resize movie --size 2 --wait", summary: "Makes room for 10 million edges" }],
  run: (input, session) =>
    changeGraph(session, input, {
      label: "Resizing",
      start: (client, graph_id, options) =>
        client.resizeGraph({ graph_id, body: { resize: { graph_size_type_index: input.size } } }, options),
    }),
});

export const expandGraph = command({
  name: "graphs expand",
  operation: "v2/expandGraph",
  summary: "Add secondary nodes to a graph, so that it answers more requests",
  arguments: { graph: GRAPH },
  options: {
    replicas: { kind: "number", value: "COUNT", required: true, summary: "number of nodes to add" },
    wait: WAIT,
    dryRun: DRY_RUN,
  },
  examples: [{ line: "ges graphs expand movie --replicas 1 --wait", summary: "Adds one node" }],
  run: (input, session) =>
    changeGraph(session, input, {
      label: "Expanding",
      start: (client, graph_id, options) =>
        client.expandGraph({ graph_id, body: { expand: { replication: input.replicas } } }, options),
    }),
});

export const deleteGraph = command({
  name: "graphs delete",
  operation: "v2/deleteGraph",
  summary: "Delete a graph with its data",
  arguments: { graph: GRAPH },
  options: {
    keepBackup: { kind: "flag", summary: "keep the latest automatic backup and the latest two manual ones" },
    deleteEip: { kind: "flag", summary: "release the elastic IP address of the graph, too" },
    wait: WAIT,
    yes: YES,
    dryRun: DRY_RUN,
  },
  examples: [{ line: "ges graphs delete movie --yes --wait", summary: "Without a question, as in a script" }],
  run: (input, session) =>
    changeGraph(session, input, {
      label: "Deleting",
      warning: (name) => `Graph ${name} and its data will be deleted.`,
      start: (client, graph_id, options) =>
        client.deleteGraph({ graph_id, keep_backup: input.keepBackup, delete_eip: input.deleteEip }, options),
    }),
});
