import { createReadStream } from "node:fs";
import type { Dialect } from "./dialect.ts";
import { type Line, LineSplitter } from "./line-splitter.ts";

/** Reads the lines of a file, as many at a time as one piece of it completes. The file is closed when the loop ends. */
export async function* linesInFile(location: string, dialect: Dialect): AsyncGenerator<Line[]> {
  const splitter = new LineSplitter(dialect);
  for await (const piece of createReadStream(location, { encoding: "utf8" })) {
    splitter.add(piece);
    yield splitter.take();
  }
  splitter.end();
  yield splitter.take();
}
