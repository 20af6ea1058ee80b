/** Operation of a description, as `ges api` sees it. */
export interface ApiOperation {
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  /** The vendor's page. */
  readonly url: string;
  readonly parameters: readonly ApiParameter[];
  /** Request body, if it takes one, with the first example of the description. */
  readonly body?: { readonly required: boolean; readonly example?: unknown };
  /** True when it deletes or clears something. */
  readonly isDestructive: boolean;
}

/** Path or query parameter of an operation. */
export interface ApiParameter {
  readonly name: string;
  readonly required: boolean;
  readonly summary: string;
  readonly example: string;
}

/** Version of the API, or plane, as the word after `ges api`. */
export type ApiVersion = "v1" | "v2" | "service";
