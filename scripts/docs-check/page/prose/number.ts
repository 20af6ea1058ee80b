/** Numbers as pages write them: 2,000, -1, 0.85, 1e-6. */
export const NUMBER = String.raw`(?:-?\d+(?:,\d{3})+(?!\d)|-?\d+(?:\.\d+)?(?:e-?\d+)?)`;

export function number(text: string): number {
  return Number(text.replaceAll(",", ""));
}

/** Words that stand where a value would, and are none. */
export const SAYS_NOTHING =
  /^(the|an?|empty|null|none|blank|not|no|used|that|this|set|left|same|all|it|if|when|n\/a|-|\/|空|无|也|由|是|为|不涉及|not (involved|applicable|specified))$/i;
