import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/** Fails the build when a link of any page leads nowhere. Starlight's validator sees the guides only. */
export function checkLinks(): AstroIntegration {
  return {
    name: "check-links",
    hooks: {
      "astro:build:done": async ({ dir, logger }) => {
        const broken = await brokenLinks(fileURLToPath(dir));
        if (broken.length > 0) throw new Error(`Links that lead nowhere:\n${broken.slice(0, 40).join("\n")}`);
        logger.info("Every link leads somewhere.");
      },
    },
  };
}

/** The links inside a built site, as `page -> target`, whose page or heading does not exist. */
export async function brokenLinks(folder: string): Promise<string[]> {
  const files = new Set((await readdir(folder, { recursive: true })).map((file) => `/${file}`));
  // The downloads are pages of other makers, with links of their own kind.
  const pages = [...files].filter((file) => file.endsWith(".html") && !file.startsWith("/downloads/"));
  const contents = new Map(
    await Promise.all(pages.map(async (page) => [page, await readFile(`${folder}${page}`, "utf8")] as const)),
  );
  const anchors = new Map<string, Set<string>>();
  const anchorsOf = (page: string) => {
    const known = anchors.get(page) ?? new Set(all(contents.get(page) ?? "", /\sid="([^"]+)"/g));
    anchors.set(page, known);
    return known;
  };
  return [...contents].flatMap(([page, html]) => {
    const links = new Set(all(html, /\s(?:href|src)="([^"]+)"/g));
    return [...links].filter((link) => isBroken(page, link)).map((link) => `${page} -> ${link}`);
  });

  function isBroken(page: string, link: string): boolean {
    const { origin, pathname, hash } = new URL(link.replaceAll("&amp;", "&"), `http://site${page}`);
    if (origin !== "http://site") return false;
    const path = decodeURIComponent(pathname);
    const file = path.endsWith("/") ? `${path}index.html` : path;
    if (!files.has(file)) return true;
    return hash.length > 1 && file.endsWith(".html") && !anchorsOf(file).has(decodeURIComponent(hash.slice(1)));
  }
}

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, match = ""]) => match);
}
