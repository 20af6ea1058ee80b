import type { PageBlock } from "./line-tables.ts";
import { sectionOf } from "./vocabulary.ts";

export interface PageIdentity {
  /** The vendor's number of the page, where the page or its file name shows it. */
  id: string | undefined;
  /** Date of the last change by the vendor, if the page gives one. */
  date: string | undefined;
  title: string;
}

export function identityOf(source: string, file: string, blocks: PageBlock[]): PageIdentity {
  return { id: idIn(source, file), date: dateIn(source), title: titleIn(blocks) };
}

/** Lines that sites put around a title. */
const AROUND = /^(updated|last modified|更新(时间|于)|share|分享|view pdf|查看pdf|help center|文档首页)/i;

/** The first heading; in text, the line above the first part of the page. */
function titleIn(blocks: PageBlock[]): string {
  const lines = blocks.flatMap((block) => (block.kind === "line" ? [block] : []));
  const first = lines.findIndex(({ text }) => sectionOf(text) !== undefined && sectionOf(text) !== "end");
  const above = (first === -1 ? lines : lines.slice(0, first)).filter(({ text }) => !AROUND.test(text));
  const heading = above.find(({ level }) => level !== undefined);
  const title = heading ?? (first === -1 ? above[0] : above.findLast(({ text }) => text.length < 120));
  return title?.text ?? lines[0]?.text ?? "";
}

/** A page refers to others as well, so only places that name the page itself count. */
function idIn(source: string, file: string): string | undefined {
  const own = [
    /<link[^>]{0,500}rel=["']?canonical["']?[^>]{0,500}?(ges_\d+_\d+)/i,
    /<meta[^>]{0,500}(?:og:url|"dc\.identifier")[^>]{0,500}?(ges_\d+_\d+)/i,
    /^.{0,200}<a (?:name|id)="(ges_\d+_\d+)">/is,
    /<(?:body|h1|article|main)[^>]{0,500} id="(ges_\d+_\d+)"/i,
    /^[^\w\n]{0,9}(?:source|url|page|page id|来源|网址)[ \t]{0,9}[:：][ \t]{0,9}\S{0,300}?(ges_\d+_\d+)/im,
  ];
  for (const pattern of own) {
    const [, id] = pattern.exec(source) ?? [];
    if (id) return id.toLowerCase();
  }
  return /ges_\d+_\d+/i.exec(file)?.[0].toLowerCase();
}

function dateIn(source: string): string | undefined {
  const [, year, month, day] =
    /(?:updated(?: on| at)?|last modified|更新时间|更新于|修改时间)["'>\s:：=]*(?:content=["'])?(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/i.exec(
      source,
    ) ?? [];
  return year && month && day ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : undefined;
}
