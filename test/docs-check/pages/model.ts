/** A page of the vendor's, as facts: what a layout renders, and what a mutation changes. */
export interface PageModel {
  operationId: string;
  /** Name of the algorithm or another variant that the page is about. */
  variant?: string;
  /** Set for pages that show no call and have no headings. */
  bare?: true;
  id: string;
  title: string;
  method: string;
  path: string;
  query: string[];
  parameters: PageRow[];
  body: PageTable[];
  response: PageTable[];
  error: PageTable[];
  statuses: number[];
  examples: { request?: unknown; response?: unknown; error?: { status: number; value: unknown } };
}

export interface PageTable {
  /** Name of the structure; empty for the body itself. */
  name: string;
  rows: PageRow[];
}

export interface PageRow {
  name: string;
  in?: "path" | "query";
  mandatory?: boolean;
  type: string;
  /** Types that the description takes, in the words of JSON schema. */
  accepted: string[];
  values: string[];
  default?: string;
  limits: { minimum?: number; maximum?: number; minLength?: number; maxLength?: number };
  /** The structure that another table of the page describes. */
  structure?: string;
}
