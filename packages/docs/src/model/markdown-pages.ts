/** The pages of the site as Markdown, for programs that read. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { pageUrl } from "../../../../scripts/openapi.ts";
import { emulationOf } from "./assumptions.ts";
import { type CliCommand, COMMANDS } from "./commands.ts";
import { codesOf, ERROR_CODES, type ErrorCode } from "./error-codes.ts";
import { type Field, fieldOf, fieldsOf, type Variant } from "./fields.ts";
import { GUIDES } from "./guides.ts";
import { LANGUAGES, type Language, localPath } from "./languages.ts";
import { type DescribedOperation, OPERATIONS } from "./operations.ts";
import { PACKAGE } from "./places.ts";
import { programRegion } from "./programs.ts";
import { provocationOf } from "./provocation.ts";
import { answerOf, samplesOf } from "./samples.ts";
import { ENTRIES, pathOf, type SdkEntry } from "./sdk.ts";
import { sdkMarkdown } from "./sdk-markdown.ts";
import { wordsOf } from "./words.ts";

export interface MarkdownPage {
  /** Address of the page that it is the twin of. */
  path: string;
  language: Language;
  title: string;
  /** One sentence. */
  description: string;
  markdown: string;
}

/** The Markdown twin of every page that has something to read. */
export function markdownPages(): MarkdownPage[] {
  return LANGUAGES.flatMap((language) => [
    ...GUIDES.map((guide) => guidePage(guide, language)),
    ...OPERATIONS.map((operation) => operationPage(operation, language)),
    ...ERROR_CODES.map((error) => errorPage(error, language)),
    ...ENTRIES.map((entry) => sdkPage(entry, language)),
    ...COMMANDS.map((command) => commandPage(command, language)),
  ]);
}

function guidePage(guide: string, language: Language): MarkdownPage {
  const file = new URL(`src/content/docs/${language === "zh" ? "zh/" : ""}guides/${guide}.mdx`, PACKAGE);
  const [, head = "", text = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(file, "utf8")) ?? [];
  const { title, description }: { title: string; description: string } = parse(head);
  const shown = text
    .replaceAll(/^import .*\n/gm, "")
    .replaceAll(/^<Planes .*\/>\n/gm, "")
    .replaceAll(/^<Program file="(.+?)" region="(.+?)" \/>$/gm, (_, name: string, region: string) =>
      fenced("ts", programRegion(name, region)),
    );
  const markdown = `# ${title}\n\n${description}\n\n${shown.trim()}\n`;
  return { path: localPath(language, `/guides/${guide}/`), language, title, description, markdown };
}

function operationPage(operation: DescribedOperation, language: Language): MarkdownPage {
  const words = wordsOf(language);
  const { bundle, reference, chinese, success } = operation;
  const title = language === "zh" ? chinese.title : operation.summary;
  const parameters = operation.parameters.map(({ name, schema, required, description }) =>
    fieldOf(bundle, name, schema, required === true, description),
  );
  const media = success.content?.["application/json"];
  const emulation = emulationOf(operation);
  const answer = answerOf(operation);
  const query = operation.action === undefined ? "" : `?action_id=${operation.action}`;
  const markdown = [
    `# ${title}`,
    `${operation.summary} · ${chinese.title} · \`${operation.id}\` · ${reference.title[language]}`,
    fenced("", `${operation.method} ${operation.route}${query}`),
    operation.description.trim(),
    words(operation.retry),
    `## ${words("sample")}`,
    ...samplesOf(operation).map(({ syntax, code }) => fenced(syntax, code)),
    fenced("json", JSON.stringify(answer.response, null, 2)),
    ...(answer.job === undefined ? [] : [words("afterwards"), fenced("json", JSON.stringify(answer.job, null, 2))]),
    `## ${words("parameters")}`,
    list(parameters) || words("empty"),
    ...(operation.body
      ? [
          `## ${words("body")}`,
          operation.body.description,
          content(fieldsOf(bundle, operation.body.media.schema)) || words("noFields"),
        ]
      : []),
    `## ${words("response")}`,
    success.description,
    ...(media ? [content(fieldsOf(bundle, media.schema))] : []),
    `## ${words("errors")}`,
    codesOf(operation)
      .map(({ status, code, message }) => `- \`${code}\` (${status}): ${message}`)
      .join("\n"),
    `## ${words("emulator")}`,
    emulation.state === "not emulated"
      ? `${words("notEmulatedText")} ${emulation.reason ?? ""}`.trim()
      : words(emulation.state),
    emulation.assumptions.map(({ assumption, why }) => `- ${assumption} *${why}*`).join("\n"),
    `${words("vendorPage")}: ${pageUrl(operation.page)}`,
  ];
  return {
    path: localPath(language, operation.path),
    language,
    title: `${title} (${reference.short[language]})`,
    description: operation.description.split("\n")[0] ?? "",
    markdown: `${markdown.filter(Boolean).join("\n\n")}\n`,
  };
}

function errorPage(error: ErrorCode, language: Language): MarkdownPage {
  const words = wordsOf(language);
  const { code, status, message, meaning, remedy, retryable, operations } = error;
  const markdown = [
    `# ${code}`,
    `HTTP ${status}: ${message}`,
    meaning,
    `## ${words("remedy")}`,
    remedy,
    `## ${words("repeat")}`,
    words(retryable ? "repeatYes" : "repeatNo"),
    `## ${words("givenBy")}`,
    operations.map(({ summary, path }) => `- [${summary}](${localPath(language, path)})`).join("\n") ||
      words("givenByNone"),
    `## ${words("provoke")}`,
    fenced("ts", provocationOf(error)),
  ];
  return {
    path: localPath(language, error.path),
    language,
    title: code,
    description: meaning,
    markdown: `${markdown.join("\n\n")}\n`,
  };
}

function sdkPage(entry: SdkEntry, language: Language): MarkdownPage {
  const markdown = sdkMarkdown(entry, language);
  const description = entry.summary[language];
  return { path: localPath(language, pathOf(entry)), language, title: entry.module, description, markdown };
}

function commandPage(command: CliCommand, language: Language): MarkdownPage {
  const words = wordsOf(language);
  const { name, path, usage, summary, description, examples } = command;
  const options = command.options.map(({ flag, summary, required, values }) => {
    const facts = [...(required ? [words("required")] : []), ...values];
    return `- \`${flag}\`${facts.length > 0 ? ` (${facts.join(", ")})` : ""}: ${summary}`;
  });
  const markdown = [
    `# ges ${name}`,
    `${summary}. ${description}`.trim(),
    fenced("", usage),
    `## ${words("sample")}`,
    fenced("sh", examples.map(({ line, summary }) => `# ${summary}\n${line}`).join("\n\n")),
    ...(command.arguments.length > 0 ? [`## ${words("arguments")}`] : []),
    command.arguments.map(({ name, summary }) => `- \`${name}\`: ${summary}`).join("\n"),
    ...(options.length > 0 ? [`## ${words("options")}`, options.join("\n")] : []),
  ];
  return {
    path: localPath(language, path),
    language,
    title: `ges ${name}`,
    description: summary,
    markdown: `${markdown.filter(Boolean).join("\n\n")}\n`,
  };
}

function fenced(syntax: string, code: string): string {
  return `\`\`\`${syntax}\n${code.trimEnd()}\n\`\`\``;
}

function content({ fields, variants }: { fields: Field[]; variants: Variant[] }): string {
  return [list(fields), ...variants.map((variant) => `- one form: \`${variant.title}\`\n${list(variant.fields, "  ")}`)]
    .filter(Boolean)
    .join("\n");
}

function list(fields: Field[], indent = ""): string {
  return fields
    .map(({ name, type, required, limits, description, children, values, variants }) => {
      const facts = [type, ...(required ? ["required"] : []), ...limits].join(", ");
      const known = values.length > 0 ? ` Values: ${values.map(({ value }) => `\`${value}\``).join(", ")}.` : "";
      const line = `${indent}- \`${name}\` (${facts}): ${description.replaceAll(/\s+/g, " ").trim()}${known}`;
      const forms = variants.map(
        ({ title, fields }) => `${indent}  - form \`${title}\`\n${list(fields, `${indent}    `)}`,
      );
      return [line, list(children, `${indent}  `), ...forms].filter(Boolean).join("\n");
    })
    .join("\n");
}
