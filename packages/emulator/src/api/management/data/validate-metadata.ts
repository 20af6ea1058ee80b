import { GraphData } from "@ges-sdk/graph-engine/graph";
import { cooperativeYield } from "@ges-sdk/graph-engine/scheduling";
import { messageOf } from "../../../errors/message-of.ts";
import { badRequest } from "../../../errors/service-error.ts";
import { DIALECT } from "../../../object-storage/csv/dialect.ts";
import { linesInFile } from "../../../object-storage/csv/lines-in-file.ts";
import { definedLabels, defineLabels, type Labels } from "../../../object-storage/graph-labels.ts";
import { edgeReader, readSchemaFile, vertexReader } from "../../../object-storage/import.ts";
import { type LineReader, problemWithLine } from "../../../object-storage/import-lines.ts";
import { fileAt, filesAt, type StoredPath } from "../../../object-storage/object-storage.ts";
import type { ServiceState } from "../../../state/service-state.ts";
import type { Input } from "../described.ts";

/** Checks that a metadata file and data files fit together: that an import would take every line. */
export async function validateMetadata(state: ServiceState, { body }: Input<"validateMetadata">) {
  const { schemaPath, edgesetPath, vertexsetPath } = body;
  const storage = state.storage;
  const schema = fileAt(storage, schemaPath, "schemaPath");
  const edges = filesAt(storage, edgesetPath, "edgesetPath");
  const vertices = vertexsetPath === undefined ? [] : filesAt(storage, vertexsetPath, "vertexsetPath");

  // A graph that nobody sees: what can be imported into it fits.
  const data = new GraphData();
  defineLabels(data, await readLabels(schema));
  const labels = definedLabels(data);
  for (const file of vertices) await checkLines(file, vertexReader(data, labels, {}));
  for (const file of edges) await checkLines(file, edgeReader(data, labels, {}));
  return {};
}

async function readLabels({ path, location }: StoredPath): Promise<Labels> {
  try {
    return await readSchemaFile(location);
  } catch (error) {
    throw misfit(`${path}: ${messageOf(error)}`);
  }
}

async function checkLines({ path, location }: StoredPath, read: LineReader): Promise<void> {
  const yieldIfDue = cooperativeYield(new AbortController().signal);
  let line = 0;
  for await (const lines of linesInFile(location, DIALECT)) {
    for (const content of lines) {
      line += 1;
      const problem = problemWithLine(content, read);
      if (problem !== undefined) throw misfit(`${path}, line ${line}: ${problem}`);
      await yieldIfDue();
    }
  }
}

function misfit(reason: string) {
  return badRequest("GES.7010", `Failed to verify the schema and data files. ${reason}.`);
}
