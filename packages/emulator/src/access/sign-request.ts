import { createHash, createHmac } from "node:crypto";
import type { EmulatorRequest } from "../http/message.ts";
import { ALGORITHM, canonicalRequest, type KeyPair } from "./verify-signature.ts";

/** A key pair, with the security token that temporary ones come with. */
export interface SigningKeys extends KeyPair {
  readonly securityToken?: string | undefined;
}

/** Headers that sign a request for the host of its URL. */
export function signatureHeaders(
  { method, url, body }: Pick<EmulatorRequest, "method" | "url" | "body">,
  { accessKey, secretKey, securityToken }: SigningKeys,
  projectId: string,
  now: number,
): Record<string, string> {
  const date = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, "");
  const signed: Record<string, string> = {
    host: url.host,
    "x-project-id": projectId,
    "x-sdk-date": date,
    ...(securityToken !== undefined && { "x-security-token": securityToken }),
  };
  const names = Object.keys(signed).sort().join(";");
  const header = (name: string) => signed[name];
  const { signal } = new AbortController();
  const canonical = canonicalRequest({ method, url, body, header, signal }, names);
  const digest = createHash("sha256").update(canonical).digest("hex");
  const signature = createHmac("sha256", secretKey).update(`${ALGORITHM}\n${date}\n${digest}`).digest("hex");
  const { host, ...headers } = signed;
  return {
    ...headers,
    authorization: `${ALGORITHM} Access=${accessKey}, SignedHeaders=${names}, Signature=${signature}`,
  };
}
