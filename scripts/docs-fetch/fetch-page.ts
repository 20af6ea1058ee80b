/** Fetches one page, with the conditions that the lock remembers. */
import type { LockedPage } from "./lock.ts";

const GREATEST_PAGE_IN_BYTES = 5 * 1024 * 1024;
const PATIENCE_IN_MS = 30_000;

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type Fetched =
  | { kind: "page"; source: string; etag?: string; modified?: string }
  | { kind: "unchanged" }
  | { kind: "failed"; reason: string; offline?: true };

/** `needed` is the markup without which it is not the page itself: a site that wants a browser sends a shell. */
export async function fetchPage(
  url: string,
  known: LockedPage | undefined,
  needed: RegExp,
  fetch: Fetch,
): Promise<Fetched> {
  const headers: Record<string, string> = { accept: "text/html" };
  if (known?.etag) headers["if-none-match"] = known.etag;
  if (known?.modified) headers["if-modified-since"] = known.modified;
  try {
    const signal = AbortSignal.timeout(PATIENCE_IN_MS);
    return await read(await fetch(url, { headers, redirect: "manual", signal }), needed);
  } catch (error) {
    return { kind: "failed", reason: `no response: ${causeOf(error as Error)}`, offline: true };
  }
}

async function read(response: Response, needed: RegExp): Promise<Fetched> {
  const { status, headers } = response;
  if (status === 304) return { kind: "unchanged" };
  if (status >= 300 && status < 400) {
    return {
      kind: "failed",
      reason: `it has moved to ${headers.get("location") ?? "nowhere"}: change its number in spec/`,
    };
  }
  if (status === 404 || status === 410)
    return { kind: "failed", reason: `it is gone (${status}): is there another page for it?` };
  if (!response.ok) return { kind: "failed", reason: `the server said ${status}: try again later` };
  const source = await textOf(response);
  if (source === undefined)
    return { kind: "failed", reason: `it is larger than ${GREATEST_PAGE_IN_BYTES / 1024 / 1024} MiB` };
  if (!needed.test(source)) {
    const what = needed.test("<a >") ? "links" : "tables";
    return { kind: "failed", reason: `it has no ${what}: the site may want a browser, or a login` };
  }
  const [etag, modified] = [headers.get("etag"), headers.get("last-modified")];
  return { kind: "page", source, ...(etag && { etag }), ...(modified && { modified }) };
}

async function textOf({ body }: Response): Promise<string | undefined> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.length;
    if (size > GREATEST_PAGE_IN_BYTES) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(read.value);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function causeOf(error: Error): string {
  const cause = error.cause as { code?: string; message?: string } | undefined;
  return cause?.code ?? cause?.message ?? error.message;
}
