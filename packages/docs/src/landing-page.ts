import { readFileSync } from "node:fs";
import { escapeHtml, page } from "./page.ts";
import type { Reference } from "./references.ts";

const TEMPLATE = readFileSync(new URL("landing-page.html", import.meta.url), "utf8");

/** The page that leads to all references. */
export function landingPage(references: Reference[]): string {
  const content = TEMPLATE.replace("<!-- references -->", () => references.map(section).join("\n"));
  return page("ges-sdk: API reference", content);
}

function section({ name, title, summary, groups }: Reference): string {
  return `
      <section aria-labelledby="${name}">
        <h2 id="${name}"><a href="${name}.html">${escapeHtml(title)}</a></h2>
        <p>${escapeHtml(summary)}</p>
        <dl>${groups.map(group).join("")}
        </dl>
        <p class="formats">For other tools: <a href="${name}.openapi.yaml">OpenAPI, YAML</a> · <a href="${name}.openapi.json">JSON</a></p>
      </section>`;
}

function group({ tag, operations }: Reference["groups"][number]): string {
  const links = operations.map(
    ({ operationId, summary, link }) => `<a href="${link}" title="${escapeHtml(summary)}">${operationId}</a>`,
  );
  return `
          <dt>${escapeHtml(tag)}</dt>
          <dd>${links.join("\n            ")}</dd>`;
}
