import { command } from "../../command/command.ts";
import { UsageError } from "../../errors/usage-error.ts";
import { DRY_RUN, GRAPH, WAIT, YES } from "../../options/shared-options.ts";
import { changeGraph } from "../../progress/change-graph.ts";

const FORMATS = ["csv", "txt"] as const;

export const importData = command({
  name: "data import",
  operation: "v2/importGraph",
  summary: "Import vertices and edges from files in object storage (OBS)",
  description: "Paths begin with the bucket.",
  arguments: { graph: GRAPH },
  options: {
    vertices: { kind: "text", value: "PATH", summary: "file or folder of vertices" },
    edges: { kind: "text", value: "PATH", summary: "file or folder of edges" },
    schema: { kind: "text", value: "PATH", summary: "file of the schema" },
    format: { kind: "text", value: "FORMAT", choices: FORMATS, summary: "format of the files; csv unless given" },
    parallelEdges: {
      kind: "text",
      value: "ACTION",
      choices: ["allow", "ignore", "override"],
      summary: "what to do with an edge between vertices that have one",
    },
    logDir: { kind: "text", value: "PATH", summary: "folder for the log of lines that cannot be imported" },
    wait: WAIT,
    dryRun: DRY_RUN,
  },
  examples: [
    {
      line: "ges data import movie --schema movies/schema.xml --vertices movies/vertices.csv --edges movies/edges.csv --wait",
      summary: "Returns once everything is in the graph",
    },
  ],
  async run(input, session) {
    const { vertices, edges, schema, format = "csv", parallelEdges, logDir } = input;
    if (!vertices && !edges) throw new UsageError("There is nothing to import: give --vertices, --edges or both.");
    const body = {
      ...(vertices && { vertexset_path: vertices, vertexset_format: format }),
      ...(edges && { edgeset_path: edges, edgeset_format: format }),
      ...(schema && { schema_path: schema }),
      ...(logDir && { log_dir: logDir }),
      ...(parallelEdges && { parallel_edge: { action: parallelEdges } }),
    };
    return await changeGraph(session, input, {
      label: "Importing into",
      start: (client, graph_id, options) => client.importGraph({ graph_id, body }, options),
    });
  },
});

export const exportData = command({
  name: "data export",
  operation: "v2/exportGraph",
  summary: "Export vertices, edges and schema to a folder in object storage (OBS)",
  arguments: { graph: GRAPH },
  options: {
    to: { kind: "text", value: "PATH", required: true, summary: "folder to write to, the bucket first" },
    vertices: { kind: "text", value: "NAME", summary: "name of the file of vertices; vertices unless given" },
    edges: { kind: "text", value: "NAME", summary: "name of the file of edges; edges unless given" },
    schema: { kind: "text", value: "NAME", summary: "name of the file of the schema; schema.xml unless given" },
    wait: WAIT,
    dryRun: DRY_RUN,
  },
  examples: [{ line: "ges data export movie --to movies/export/ --wait", summary: "Returns once the files are there" }],
  run: (input, session) =>
    changeGraph(session, input, {
      label: "Exporting",
      start(client, graph_id, options) {
        const { to, vertices = "vertices", edges = "edges", schema = "schema.xml" } = input;
        const names = { vertex_set_name: vertices, edge_set_name: edges, schema_name: schema };
        return client.exportGraph({ graph_id, body: { graph_export_path: to, ...names } }, options);
      },
    }),
});

export const clearData = command({
  name: "data clear",
  operation: "v2/clearGraph",
  summary: "Delete all vertices and edges of a graph, which itself stays",
  arguments: { graph: GRAPH },
  options: {
    schema: { kind: "flag", summary: "delete the schema, too" },
    wait: WAIT,
    yes: YES,
    dryRun: DRY_RUN,
  },
  examples: [{ line: "ges data clear movie --yes --wait", summary: "Without a question, as in a script" }],
  run: (input, session) =>
    changeGraph(session, input, {
      label: "Clearing",
      warning: (name) => `All vertices and edges of graph ${name} will be deleted.`,
      start: (client, graph_id, options) => client.clearGraph({ graph_id, clear_metadata: input.schema }, options),
    }),
});
