/** Confirmed: the page says so and nothing on it says otherwise. Suspected: it contradicts itself, or was hard to read. */
export type Confidence = "confirmed" | "suspected";

export interface Difference {
  rule: string;
  /** The thing that differs, as in `response.200.jobId`. */
  where: string;
  /** Statement of the page, beside that of the description. */
  page: string;
  spec: string;
  confidence: Confidence;
  /** Place on the page. */
  cell: string;
  pageId: string | null;
  pageDate: string | null;
}

export interface PageReport {
  file: string;
  id: string | null;
  date: string | null;
  status: "same" | "different" | "unreadable" | "not-described";
  operationId: string | null;
  /** The variant of the operation's body, as in `pagerank`, where the page is about one. */
  variant?: string;
  /** Rows of the tables on the page, and how many of them were read. A page with fewer has not been checked as a whole. */
  rows: { read: number; total: number };
  /** Number of differences that a person has already judged. */
  known: number;
  differences: Difference[];
}
