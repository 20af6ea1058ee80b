import { SAYS_NOTHING } from "./number.ts";

const PRESCRIBED =
  /(?:set (?:this parameter |the value |it )?to|must be|enumerat\w+ values?(?: is|:)?|fixed (?:value|at|to|as)|always|value(?: is|:)|固定(?:值)?为?|枚举值为?|取值为|值为|设置为|为固定值)\s*:?\s*(?:the )?(?:fixed (?:to |at |as )?|enumerat\w+ )?(?:value )?["']?([\w-]+)/i;

/** The one value that a cell prescribes. */
export function constantIn(text: string): string | undefined {
  const [, value] = PRESCRIBED.exec(text) ?? [];
  return value === undefined || SAYS_NOTHING.test(value) ? undefined : value;
}
