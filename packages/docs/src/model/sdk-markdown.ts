import type { Language } from "./languages.ts";
import { type Docs, type Export, exportsOf, KINDS, type Part, type SdkEntry } from "./sdk.ts";
import { wordsOf } from "./words.ts";

/** The exports of an entry as Markdown, for programs that read. */
export function sdkMarkdown(entry: SdkEntry, language: Language): string {
  const words = wordsOf(language);
  const exports = exportsOf(entry);
  const groups = KINDS.flatMap((kind) => {
    const members = exports.filter((exported) => exported.kind === kind);
    return members.length === 0 ? [] : [`## ${words(kind)}`, ...members.map((exported) => section(exported))];
  });
  return `${[`# ${entry.module}`, entry.summary[language], ...groups].join("\n\n")}\n`;

  function section({ name, declaration, docs, parameters, members }: Export): string {
    const parts = [...parameters.filter(({ docs }) => docs.text !== ""), ...members];
    return [
      `### ${name}`,
      `\`\`\`ts\n${declaration}\n\`\`\``,
      docs.text,
      parts.map(line).join("\n"),
      throwing(docs),
      ...docs.examples.map((example) => (example.startsWith("```") ? example : `\`\`\`ts\n${example}\n\`\`\``)),
      ...docs.see,
    ]
      .filter(Boolean)
      .join("\n\n");
  }

  function line({ name, type, optional, docs }: Part): string {
    const facts = [`\`${type.replaceAll(/\s+/g, " ")}\``, ...(optional ? [words("optional")] : [])].join(", ");
    return `- \`${name}\` (${facts}): ${[docs.text, throwing(docs)].filter(Boolean).join(" ").replaceAll(/\s+/g, " ")}`;
  }

  function throwing({ throws }: Docs): string {
    return throws.map((text) => `${words("throws")} ${text}`).join("\n");
  }
}
