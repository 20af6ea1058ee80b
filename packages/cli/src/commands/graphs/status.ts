import STATUSES from "../../compiled/graph-statuses.json" with { type: "json" };

const MEANINGS: Readonly<Record<string, string>> = STATUSES;

/** Returns a graph's status code with its meaning, for example `200 running`. */
export function statusText(status: string | undefined): string {
  const meaning = status === undefined ? undefined : MEANINGS[status];
  return [status, meaning?.toLowerCase()].filter(Boolean).join(" ");
}
