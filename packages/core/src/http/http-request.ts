import type { Route } from "./route.ts";

/** A request without credentials. */
export interface HttpRequest {
  readonly operationId: string | undefined;
  /** Path template, with parameters in braces, if the description has one. */
  readonly template: string | undefined;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** ID of the project that the request concerns. */
  readonly projectId: string | undefined;
  readonly retry: Route["retry"];
  /** Texts that no error may show, beside the authentication headers. */
  readonly secrets?: readonly string[];
}
