import type { PageShape } from "./pages/paginate.ts";

/** What the runtime knows of one operation. Generated from the description. */
export interface Route {
  readonly method: string;
  /** Path with its parameters in braces. */
  readonly path: string;
  /** Whether the operation may be sent again: it only reads, it comes to the same twice, or neither. */
  readonly retry: "safe" | "idempotent" | "unsafe";
  /** Query parameters whose value is always the same. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** Names of the other query parameters. */
  readonly query?: readonly string[];
  /** Names of those of them that must be given. */
  readonly required?: readonly string[];
  /** Whether there is a request body. */
  readonly body?: "required" | "optional";
  /** For an operation that lists things a page at a time: where they are in the answer. */
  readonly page?: PageShape;
}
