/**
 * Runs the conformance suites of the query languages against the graph engine.
 *
 *     node scripts/conformance.ts [FOLDER] [--language NAME] [--only REGEX] [--verbose]
 *
 * FOLDER (or GES_CONFORMANCE, or ../shared/tck) holds LANGUAGE/features/*.feature; without it nothing is run. Exits with
 * 1 when an answer is wrong.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { cypherSuite } from "./conformance/cypher-suite.ts";
import { gremlinSuite } from "./conformance/gremlin-suite.ts";
import { readScenarios } from "./conformance/read-scenarios.ts";
import { Report } from "./conformance/report.ts";
import type { Suite } from "./conformance/suite.ts";

const SUITES: readonly Suite[] = [cypherSuite, gremlinSuite];

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { language: { type: "string" }, only: { type: "string" }, verbose: { type: "boolean", default: false } },
});
// biome-ignore lint/suspicious/noUndeclaredEnvVars: no task of turbo runs this
const folder = resolve(positionals[0] ?? process.env["GES_CONFORMANCE"] ?? "../shared/tck");
const chosen = SUITES.filter(({ language }) => flags.language === undefined || language === flags.language);

if (!existsSync(folder)) {
  console.log(`The suites are not at hand: there is no folder ${folder}. Give it as argument or in GES_CONFORMANCE.`);
} else {
  for (const suite of chosen) await run(suite);
}

async function run(suite: Suite): Promise<void> {
  const report = new Report(suite.language, flags.verbose);
  const only = new RegExp(flags.only ?? "");
  const root = join(folder, suite.language);
  if (!existsSync(root)) return;
  for (const scenario of readScenarios(join(root, "features"))) {
    if (!only.test(`${scenario.file} ${scenario.name}`)) continue;
    report.add(scenario, await suite.judge(scenario, root), suite.isListed(scenario));
  }
  report.print();
  if (report.hasWrong) process.exitCode = 1;
}
