import { createReadStream } from "node:fs";
import { appendFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { cooperativeYield, visitEach } from "@ges-sdk/graph-engine/scheduling";
import { countLine, type ImportedFile, newImportedFile } from "../jobs/imported-file.ts";
import type { Stored } from "./object-storage.ts";
import { DIALECT, type Dialect, type Fields, linesIn, writeLine } from "./records.ts";

/** A file to be read, and what has become of it. */
export interface Source {
  readonly location: string;
  readonly report: ImportedFile;
}

export function sourcesOf(files: readonly Stored[]): Source[] {
  return files.map(({ path, location }) => ({ location, report: newImportedFile(path) }));
}

export function reportOf({ report }: Source): ImportedFile {
  return report;
}

/** The way of writing lines that a call asks for. */
export function dialectOf(options: { readonly delimiter?: string; readonly trimQuote?: string }): Dialect {
  return { delimiter: options.delimiter ?? DIALECT.delimiter, quote: options.trimQuote ?? DIALECT.quote };
}

/** Does what a line asks for, or says why it cannot be done. */
export type LineReader = (fields: Fields) => string | undefined;

/** Reads files line by line. The lines that come to nothing are counted, and logged if there is a folder for that. */
export async function readLines(
  sources: readonly Source[],
  dialect: Dialect,
  logFolder: Stored | undefined,
  read: LineReader,
  signal: AbortSignal,
): Promise<void> {
  const yieldIfDue = cooperativeYield(signal);
  for (const { location, report } of sources) {
    for await (const lines of linesIn(createReadStream(location, { encoding: "utf8", signal }), dialect)) {
      let log = "";
      await visitEach(lines, yieldIfDue, (fields) => {
        const problem = read(fields);
        countLine(report, problem);
        if (problem !== undefined) log += `line ${report.totalLines}: ${problem}: ${writeLine(fields, dialect)}\n`;
      });
      if (log && logFolder) await writeLog(report, logFolder, log);
    }
  }
}

/** The log of a file takes the place of the one that an earlier import left. */
async function writeLog(report: ImportedFile, folder: Stored, text: string): Promise<void> {
  const name = `${report.path.replaceAll("/", "_")}.log`;
  const location = join(folder.location, name);
  if (report.log === undefined) await rm(location, { force: true });
  report.log = `${folder.path}/${name}`;
  await appendFile(location, text);
}
