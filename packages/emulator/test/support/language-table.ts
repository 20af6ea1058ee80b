/** Part of a query language, as its engine tells of it. */
export interface LanguageFeature {
  readonly kind: string;
  readonly name: string;
  /** The word of the vendor's pages on it, where they mention it. */
  readonly vendor: "listed" | "unsupported" | undefined;
  readonly isEmulated: boolean;
}

/** Section of OPERATIONS.md on a query language: a row for each part of it. */
export function languageTable(language: string, features: readonly LanguageFeature[]): string {
  const emulated = features.filter(({ isEmulated }) => isEmulated).length;
  const rows = features.map(
    ({ kind, name, vendor, isEmulated }) =>
      `| \`${name.replaceAll("|", "\\|")}\` | ${kind} | ${vendor ?? "not mentioned"} | ${isEmulated ? "emulated" : "refused"} |`,
  );
  return `## ${language}

${emulated} of ${features.length} parts of the language are emulated. What the vendor calls unsupported is answered unless the
emulator runs with \`--compat documented\`.

| part | kind | vendor | here |
|---|---|---|---|
${rows.join("\n")}
`;
}
