/** Fetches pages one at a time and says what is new since the lock was written. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DescribedOperation } from "../docs-check/description/schema-view.ts";
import { identityOf } from "../docs-check/page/page-identity.ts";
import { addressOf, GUIDES, type Language, pagesOf } from "./addresses.ts";
import { type Fetch, type Fetched, fetchPage } from "./fetch-page.ts";
import { linksIn, newOperations } from "./index-page.ts";
import { hashOf, type Lock, type LockedPage } from "./lock.ts";

export interface FetchOptions {
  folder: string;
  languages: Language[];
  base: string;
  /** Pages that list operations. */
  indexes: string[];
  operations: DescribedOperation[];
  lock: Lock;
  fetch: Fetch;
  /** Waits between two requests. */
  pause: () => Promise<void>;
}

export interface FetchReport {
  /** Pages that are there for the first time, or say something else than last time; their files are in the folder. */
  first: string[];
  changed: string[];
  /** Operations that index pages list and no description has; pages that they refer to now, with the words they use. */
  operations: string[];
  pages: string[];
  failed: { page: string; url: string; reason: string }[];
  unchanged: number;
  lock: Lock;
}

export async function fetchPages(options: FetchOptions): Promise<FetchReport> {
  const { languages, operations, indexes } = options;
  const report: FetchReport = {
    ...{ first: [], changed: [], operations: [], pages: [], failed: [], unchanged: 0 },
    lock: { ...options.lock },
  };
  const pages = [...new Set([...pagesOf(operations), ...indexes])];
  for (const [at, { page, language }] of languages
    .flatMap((language) => pages.map((page) => ({ page, language })))
    .entries()) {
    if (at > 0) await options.pause();
    const url = addressOf(page, language, options.base);
    const known = options.lock[`${language}/${page}`];
    const needed = indexes.includes(page) ? /<a\s/i : /<table[\s>]/i;
    const fetched = await fetchPage(url, known?.url === url ? known : undefined, needed, options.fetch);
    if (fetched.kind === "failed") report.failed.push({ page: `${language}/${page}`, url, reason: fetched.reason });
    else if (fetched.kind === "unchanged") report.unchanged++;
    else await take(fetched, { page, language, url, known }, options, report);
    // Without a network, the other pages would fail as well, each after its timeout.
    if (isOffline(fetched, report, at)) {
      report.failed.push({
        page: "the other pages",
        url: options.base,
        reason: "not tried, for there seems to be no network",
      });
      break;
    }
  }
  return report;
}

function isOffline(fetched: Fetched, { failed }: FetchReport, at: number): boolean {
  return fetched.kind === "failed" && fetched.offline === true && at === 2 && failed.length === 3;
}

interface Place {
  page: string;
  language: Language;
  url: string;
  known: LockedPage | undefined;
}

async function take(
  { source, etag, modified }: Fetched & { kind: "page" },
  { page, language, url, known }: Place,
  { folder, indexes, operations }: FetchOptions,
  report: FetchReport,
): Promise<void> {
  const name = `${language}/${page}`;
  const isIndex = indexes.includes(page);
  const links = linksIn(source);
  const facts = hashOf(source, page);
  const { date = null } = identityOf(source, page, []);
  report.lock[name] = {
    url,
    date,
    ...(etag && { etag }),
    ...(modified && { modified }),
    facts,
    ...(isIndex && { links: [...links.keys()] }),
  };
  if (isIndex) {
    const seen = new Set([...pagesOf(operations), ...indexes, ...GUIDES, ...(known?.links ?? [])]);
    const isReported = (link: string) => report.pages.some((line) => line.startsWith(`${link}:`));
    const added = [...links].filter(([link]) => !seen.has(link) && !isReported(link));
    report.operations.push(...newOperations(source, operations).filter((call) => !report.operations.includes(call)));
    report.pages.push(...added.map(([link, words]) => `${link}: ${words}`));
  }
  if (known?.facts === facts) {
    report.unchanged++;
    return;
  }
  (known ? report.changed : report.first).push(name);
  await writeFile(join(folder, `${encodeURIComponent(page)}.${language}.html`), source);
}
