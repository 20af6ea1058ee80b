import { Marked } from "marked";
import { errorCode } from "./error-codes.ts";
import { type Language, localPath } from "./languages.ts";
import { operationNamed } from "./operations.ts";
import type { Reference } from "./references.ts";

const CODE = /\b(GES\.\d{4})\b/g;

/** Renders the Markdown of a description. Operations and error codes that it names become links to their pages. */
export function markdown(text: string, language: Language, from?: Reference, self?: string): string {
  return renderer(language, from, self).parse(text, { async: false });
}

/** The same for a text inside a line. */
export function inlineMarkdown(text: string, language: Language, from?: Reference, self?: string): string {
  return renderer(language, from, self).parseInline(text, { async: false });
}

function renderer(language: Language, from?: Reference, self?: string): Marked {
  const link = (path: string, content: string) =>
    path === self ? content : `<a href="${localPath(language, path)}">${content}</a>`;
  return new Marked({
    renderer: {
      codespan({ text }) {
        const code = `<code>${escapeHtml(text)}</code>`;
        const path = errorCode(text)?.path ?? operationNamed(text, from)?.path;
        return path === undefined ? code : link(path, code);
      },
      text(token) {
        if ("tokens" in token && token.tokens) return this.parser.parseInline(token.tokens);
        const text = token.type === "escape" || token.escaped ? token.text : escapeHtml(token.text);
        return text.replace(CODE, (code) => (errorCode(code) ? link(`/errors/${code}/`, code) : code));
      },
    },
  });
}

/** Turns names in code, such as `JobHandle`, into links where the name has an address. */
export function linkNames(html: string, link: (name: string) => string | undefined): string {
  return html.replace(/<code>(\w+)<\/code>/g, (code, name: string) => {
    const href = link(name);
    return href === undefined ? code : `<a href="${href}">${code}</a>`;
  });
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
