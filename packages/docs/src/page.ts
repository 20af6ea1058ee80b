import { readFileSync } from "node:fs";

const TEMPLATE = readFileSync(new URL("page.html", import.meta.url), "utf8");
const STYLE = readFileSync(new URL("page.css", import.meta.url), "utf8");

/** A page of our own, beside the rendered references: one file that asks for nothing else. */
export function page(title: string, content: string): string {
  return TEMPLATE.replace("/* style */", () => STYLE)
    .replace("<!-- title -->", () => escapeHtml(title))
    .replace("<!-- content -->", () => content);
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
