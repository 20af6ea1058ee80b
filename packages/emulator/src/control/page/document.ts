import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { EmulatorResponse } from "../../http/message.ts";

const fileOf = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const style = fileOf("page.css");
/** Modules of the page's script; each stands before those that import it. */
const MODULES = ["ask", "dom", "tables", "draw-graph", "requests", "actions", "page"];

// One script has one hash, and the page makes no further requests.
const script = MODULES.map((name) => fileOf(`client/${name}.js`).replace(/^import .*\n|^export (?=\w)/gm, "")).join(
  "\n",
);
const html = fileOf("page.html")
  .replace("<style></style>", () => `<style>${style}</style>`)
  .replace("></script>", () => `>${script}</script>`);

// Beside its own style and script the page gets nothing, and it can neither be framed nor turn text into markup.
const POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(style)}`,
  `script-src ${hashOf(script)}`,
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

/** Self-contained document of the page. It requests its data as it runs. */
export function pageResponse(): EmulatorResponse {
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": POLICY.join("; "),
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  };
  return { status: 200, headers, body: html };
}
