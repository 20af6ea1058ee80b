import type { APIRoute } from "astro";
import { markdownPages } from "../model/markdown-pages.ts";

/** Index of all pages, one per line (https://llmstxt.org). */
export const GET: APIRoute = () => {
  const pages = markdownPages().filter(({ language }) => language === "en");
  const section = (title: string, start: string) => {
    const lines = pages
      .filter(({ path }) => path.startsWith(start))
      .map(({ path, title, description }) => `- [${title}](${path.slice(0, -1)}.md): ${description}`);
    return `## ${title}\n\n${lines.join("\n")}`;
  };
  return new Response(
    `${[
      "# ges-sdk",
      "> A TypeScript SDK for Graph Engine Service (GES): typed clients for the management plane (API v2 and v1.0) and the service plane, and an emulator. The same pages in Chinese stand under /zh/.",
      section("Guides", "/guides/"),
      section("Management plane, API v2", "/v2/"),
      section("Management plane, API v1.0", "/v1/"),
      section("Service plane", "/service/"),
      section("SDK", "/sdk/"),
      section("Command line", "/cli/"),
      section("Error codes", "/errors/"),
    ].join("\n\n")}\n`,
  );
};
