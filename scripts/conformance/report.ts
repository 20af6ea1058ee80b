import type { Outcome, Scenario } from "./suite.ts";

const SHOWN_CHARACTERS = 600;

/** Counts the outcomes of a suite and shows those that are wrong. */
export class Report {
  readonly #language: string;
  readonly #isVerbose: boolean;
  readonly #rows: { scenario: Scenario; outcome: Outcome; isListed: boolean }[] = [];

  constructor(language: string, isVerbose: boolean) {
    this.#language = language;
    this.#isVerbose = isVerbose;
  }

  get hasWrong(): boolean {
    return this.#rows.some(({ outcome }) => outcome.kind === "wrong");
  }

  add(scenario: Scenario, outcome: Outcome, isListed: boolean): void {
    this.#rows.push({ scenario, outcome, isListed });
    const isShown = outcome.kind === "wrong" || (this.#isVerbose && outcome.kind !== "passed");
    if (!isShown) return;
    console.log(`${outcome.kind.toUpperCase()} ${scenario.file}: ${scenario.name}`);
    for (const { docString } of scenario.steps) if (docString) console.log(indented(docString));
    if (outcome.detail) console.log(indented(outcome.detail));
  }

  print(): void {
    console.log(`${this.#language}: ${closingLine(this.#rows)}`);
    const listed = this.#rows.filter(({ isListed }) => isListed);
    console.log(`${this.#language}, of what the vendor lists: ${closingLine(listed)}`);
  }
}

function closingLine(rows: readonly { outcome: Outcome }[]): string {
  const count = (kind: Outcome["kind"]) => rows.filter(({ outcome }) => outcome.kind === kind).length;
  const expressible = rows.length - count("inexpressible");
  const percent = expressible === 0 ? 0 : Math.floor((100 * count("passed")) / expressible);
  return `${count("passed")} of ${expressible} passed (${percent} %), ${count("refused")} refused, ${count("wrong")} wrong, ${count("inexpressible")} inexpressible`;
}

function indented(text: string): string {
  return text.slice(0, SHOWN_CHARACTERS).replaceAll(/^/gm, "    ");
}
