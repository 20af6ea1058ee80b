import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from "@cucumber/gherkin";
import { IdGenerator } from "@cucumber/messages";
import type { Scenario } from "./suite.ts";

/** Reads all scenarios below a folder, outlines written out. */
export function* readScenarios(folder: string): Generator<Scenario> {
  const newId = IdGenerator.incrementing();
  for (const file of globSync("**/*.feature", { cwd: folder }).sort()) {
    const text = readFileSync(join(folder, file), "utf8");
    const document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(text);
    for (const { name, steps } of compile(document, file, newId)) {
      yield {
        file,
        name,
        steps: steps.map(({ text: step, argument }) => ({
          text: step,
          docString: argument?.docString?.content,
          table: argument?.dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value)) ?? [],
        })),
      };
    }
  }
}
