/** Explanation of an error, for people. */
export interface ErrorExplanation {
  /** What has happened. */
  readonly meaning: string;
  /** What to do about it. */
  readonly remedy: string;
  /** Page of the vendor that lists the error code, if it has one. */
  readonly vendorUrl?: string;
}
