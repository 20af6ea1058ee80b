/**
 * What counts where the vendor's pages and clients that are known to work disagree: `documented` responds as the pages
 * say and refuses what they call unsupported, `observed` responds as those clients expect.
 */
export type Compatibility = "documented" | "observed";

export const COMPATIBILITIES: readonly Compatibility[] = ["documented", "observed"];
