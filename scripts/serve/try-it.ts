import type { IncomingMessage, ServerResponse } from "node:http";
import type { Emulator } from "@ges-sdk/emulator";

/** Path at which pages of the site reach the emulator: on their own origin, so that they need no other. */
const PATH = "/_emulator-beside";
const LONGEST_BODY = 1_048_576;
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Runs the samples of pages that are served on this machine, on an emulator. */
export interface TryIt {
  /** Attribute written into each page, through which its samples find the emulator. */
  attribute: string;
  /** Passes a request on; false when it is not for the emulator. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

export function tryItOn(emulator: Emulator, known: Record<string, string>): TryIt {
  const surroundings = JSON.stringify({ path: PATH, token: emulator.token, known });
  return {
    attribute: ` data-emulator="${surroundings.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`,
    async answer(request, response) {
      const { url = "", method = "GET", headers } = request;
      if (!url.startsWith(`${PATH}/`)) return false;
      // A page of another name that leads here could else read what the emulator holds (DNS rebinding).
      if (!LOOPBACK.test(headers.host ?? "")) {
        response.writeHead(403).end();
        return true;
      }
      const body = await bodyOf(request);
      if (body === undefined) {
        response.writeHead(413).end();
        return true;
      }
      const answer = await emulator.fetch(`${emulator.url}${url.slice(PATH.length)}`, {
        method,
        headers: { "x-auth-token": String(headers["x-auth-token"] ?? ""), "content-type": "application/json" },
        ...(body !== "" && { body }),
      });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
      return true;
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > LONGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
