/** Candidate most likely meant by `word`, if any is close. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  // A word of one character is close to every other.
  const furthest = Math.min(Math.ceil(word.length / 3), word.length - 1);
  return nearestOf(candidates, (candidate) => wordDistance(word, candidate), furthest);
}

/**
 * Path template most likely meant by `path`, if any is close: a segment misspelled, missing or
 * too many. A parameter is as close to one text as to another.
 */
export function closestPath(path: string, templates: Iterable<string>): string | undefined {
  const segments = path.split("/").filter(Boolean);
  const distanceTo = (template: string) => {
    const others = template.split("/").slice(1);
    if (Math.abs(segments.length - others.length) > 1) return Number.POSITIVE_INFINITY;
    return editDistance(segments, others, segmentDistance);
  };
  return nearestOf(templates, distanceTo, 1.25);
}

function nearestOf(
  candidates: Iterable<string>,
  distanceTo: (candidate: string) => number,
  furthest: number,
): string | undefined {
  let nearest: string | undefined;
  let least = furthest;
  for (const candidate of candidates) {
    const distance = distanceTo(candidate);
    if (distance < least || (distance === least && nearest === undefined)) [nearest, least] = [candidate, distance];
  }
  return nearest;
}

function segmentDistance(segment: string, template: string): number {
  // Not quite nothing: where a fixed segment fits, it fits better.
  if (template.startsWith("{")) return 0.05;
  const distance = wordDistance(segment, template) / Math.max(segment.length, template.length);
  return distance <= 0.5 ? distance : 2;
}

function wordDistance(a: string, b: string): number {
  // Long nonsense is not worth the effort.
  if (Math.abs(a.length - b.length) > Math.max(a.length, b.length) / 2) return Number.POSITIVE_INFINITY;
  return editDistance([...a.toLowerCase()], [...b.toLowerCase()], (x, y) => (x === y ? 0 : 1));
}

/** Edit distance of two sequences (Levenshtein): adding or removing an item costs 1. */
function editDistance<Item>(a: readonly Item[], b: readonly Item[], replacing: (x: Item, y: Item) => number): number {
  let row = [0, ...b.map((_, column) => column + 1)];
  for (const [line, x] of a.entries()) {
    const next = [line + 1];
    for (const [column, y] of b.entries()) {
      const [diagonal = 0, above = 0] = [row[column], row[column + 1]];
      next.push(Math.min(diagonal + replacing(x, y), above + 1, (next[column] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
