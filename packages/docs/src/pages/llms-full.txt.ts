import type { APIRoute } from "astro";
import { markdownPages } from "../model/markdown-pages.ts";

/** Every English page in one file. */
export const GET: APIRoute = () => {
  const pages = markdownPages().filter(({ language }) => language === "en");
  return new Response(pages.map(({ markdown }) => markdown).join("\n---\n\n"));
};
