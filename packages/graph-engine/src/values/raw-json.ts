// TypeScript's library does not know yet what Node.js 22 can do.
interface ExactJson {
  rawJSON(text: string): object;
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
}

/** `JSON` with the source text of numbers, both ways. */
export const exactJson = JSON as unknown as ExactJson;
