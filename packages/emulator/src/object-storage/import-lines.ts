import { appendFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { cooperativeYield, visitEach } from "@ges-sdk/graph-engine/scheduling";
import { messageOf } from "../errors/message-of.ts";
import { beginFile, breakOffFile, countLine, type ImportedFile, newImportedFile } from "../jobs/imported-file.ts";
import { DIALECT, type Dialect, type Fields } from "./csv/dialect.ts";
import { type Line, LONGEST_LINE, OverlongLine } from "./csv/line-splitter.ts";
import { linesInFile } from "./csv/lines-in-file.ts";
import { writeLine } from "./csv/write-line.ts";
import type { StoredPath } from "./object-storage.ts";

/** A file to be read, and the report on its lines. */
export interface Source {
  readonly location: string;
  readonly report: ImportedFile;
}

export function sourcesOf(files: readonly StoredPath[]): Source[] {
  return files.map(({ path, location }) => ({ location, report: newImportedFile(path) }));
}

export function reportOf({ report }: Source): ImportedFile {
  return report;
}

/** Dialect that a request selects. */
export function dialectOf(options: { delimiter?: string | undefined; trimQuote?: string | undefined }): Dialect {
  return { delimiter: options.delimiter ?? DIALECT.delimiter, quote: options.trimQuote ?? DIALECT.quote };
}

/** Carries out one line, or returns the reason why it cannot. */
export type LineReader = (fields: Fields) => string | undefined;

/** Carries out one line, whatever its length, or returns the reason why it cannot. */
export function problemWithLine(line: Line, read: LineReader): string | undefined {
  return line instanceof OverlongLine ? `it is longer than ${LONGEST_LINE} characters` : read(line);
}

/** Carries out files line by line. Lines that fail are counted, and logged if there is a folder for that. */
export async function importLines(
  sources: readonly Source[],
  dialect: Dialect,
  logFolder: StoredPath | undefined,
  read: LineReader,
  signal: AbortSignal,
): Promise<void> {
  for (const source of sources) {
    beginFile(source.report);
    try {
      await importFile(source, dialect, logFolder, read, signal);
    } catch (error) {
      breakOffFile(source.report, signal.aborted ? String(signal.reason.message) : messageOf(error));
      throw error;
    }
  }
}

async function importFile(
  { location, report }: Source,
  dialect: Dialect,
  logFolder: StoredPath | undefined,
  read: LineReader,
  signal: AbortSignal,
): Promise<void> {
  const yieldIfDue = cooperativeYield(signal);
  for await (const lines of linesInFile(location, dialect)) {
    let log = "";
    await visitEach(lines, yieldIfDue, (line) => {
      const problem = problemWithLine(line, read);
      countLine(report, problem);
      if (problem === undefined) return;
      const fields = line instanceof OverlongLine ? line.excerpt : line;
      log += `line ${report.totalLines}: ${problem}: ${writeLine(fields, dialect)}\n`;
    });
    if (log && logFolder) await writeLog(report, logFolder, log);
    signal.throwIfAborted();
  }
}

/** The log of a file takes the place of the one that an earlier import left. */
async function writeLog(report: ImportedFile, folder: StoredPath, text: string): Promise<void> {
  const name = `${report.path.replaceAll("/", "_")}.log`;
  const location = join(folder.location, name);
  if (report.log === undefined) await rm(location, { force: true });
  report.log = `${folder.path}/${name}`;
  await appendFile(location, text);
}
