import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** Bumps of a version, from nothing to the largest. */
export const BUMPS = ["none", "patch", "minor", "major"] as const;
export type Bump = (typeof BUMPS)[number];

/** Changes in all descriptions together. */
export interface Difference {
  readonly bump: Bump;
  /** Changes that users of the API notice: additions and breaks. */
  readonly changes: readonly Change[];
}

interface Change {
  readonly name: string;
  readonly impact: Bump;
  readonly kind: string;
  readonly path: string;
}

interface Report {
  readonly bump: Bump;
  readonly changes: readonly { impact: Bump; kind: string; path: string }[];
}

/** Compares descriptions of the same names in two folders. One verdict holds for all: the packages share a version. */
export async function compare(names: readonly string[], before: string, after: string): Promise<Difference> {
  const reports = await Promise.all(names.map((name) => reportOn(`${name}.json`, before, after)));
  const bump = BUMPS.findLast((candidate) => reports.some((report) => report.bump === candidate)) ?? "none";
  const changes = reports.flatMap((report, index) =>
    report.changes
      .filter(({ impact }) => BUMPS.indexOf(impact) >= BUMPS.indexOf("minor"))
      .map(({ impact, kind, path }) => ({ name: names[index] as string, impact, kind, path })),
  );
  return { bump, changes };
}

async function reportOn(file: string, before: string, after: string): Promise<Report> {
  const paths = [join(before, file), join(after, file)];
  const settings = ["--config", "scripts/redocly/diff.yaml", "--format", "json", "--fail-on", "none"];
  const { stdout } = await promisify(execFile)("redocly", ["diff", ...paths, ...settings], {
    maxBuffer: 256 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}
