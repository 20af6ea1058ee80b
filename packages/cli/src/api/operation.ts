/** Operation of a description, as `ges api` sees it. */
export interface ApiOperation {
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  /** The vendor's page. */
  readonly url: string;
  readonly parameters: readonly { readonly name: string; readonly required: boolean; readonly summary: string }[];
  readonly body?: { readonly required: boolean };
  /** True when it deletes or clears something. */
  readonly isDestructive: boolean;
}

/** Version of the API, or plane, as the word after `ges api`. */
export type ApiVersion = "v1" | "v2" | "service";
