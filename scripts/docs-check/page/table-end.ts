/** Finds the end of a table in lines of text. */
import { bareHead } from "./bare-head.ts";
import { captionOf, isInnerHeading, labelOf, sectionOf, statusLabelOf } from "./vocabulary.ts";

export function endsTable(lines: string[], at: number): boolean {
  const text = lines[at] as string;
  const isRange = /^\[\s*-?[\d.]+\s*[,~-]/.test(text);
  if (text === "|" || (/^[{}[\]]/.test(text) && !isRange) || /^(GET|POST|PUT|DELETE|PATCH)\s/.test(text)) return true;
  if (captionOf(text) || statusLabelOf(text) || bareHead(lines, at)) return true;
  // "Constraints:" may open a part of a cell or a part of the page; "Parameter description" too.
  if (labelOf(text) && !opensTable(lines, at + 1)) return false;
  return (
    sectionOf(text) !== undefined ||
    (isInnerHeading(text) && /^\W*(normal|abnormal|正常|异常|参数说明|parameter)/i.test(text))
  );
}

function opensTable(lines: string[], at: number): boolean {
  const next = lines[at];
  if (next === undefined) return true;
  return next.startsWith("|") || captionOf(next) !== undefined || bareHead(lines, at) !== undefined;
}
