import { randomBytes, timingSafeEqual } from "node:crypto";
import type { EmulatorRequest } from "../http/message.ts";
import { type KeyPair, signatureProblem } from "./verify-signature.ts";

/** Who may call, and for which project. */
export interface AccessOptions {
  projectId: string;
  user: string;
  password: string;
  token: string | undefined;
  accessKey: string;
  secretKey: string | undefined;
}

const TOKEN_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Gives tokens out and knows them again. */
export class Access {
  readonly projectId: string;
  readonly token: string;
  readonly keys: KeyPair;
  readonly #user: string;
  readonly #password: string;
  readonly #now: () => number;
  /** Tokens given out, with the time they expire. */
  readonly #issued = new Map<string, number>();

  constructor(options: AccessOptions, now: () => number) {
    const { projectId, user, password, token, accessKey, secretKey } = options;
    this.projectId = projectId;
    this.token = token ?? randomSecret();
    this.keys = { accessKey, secretKey: secretKey ?? randomSecret() };
    this.#user = user;
    this.#password = password;
    this.#now = now;
  }

  isPassword(user: string, password: string): boolean {
    // Both are compared whatever the first comes to, so that time tells nothing.
    const right = [isSame(user, this.#user), isSame(password, this.#password)];
    return right.every(Boolean);
  }

  /** Gives out a new token. Earlier ones stay valid. */
  issue(): { token: string; expiresAt: number } {
    const now = this.#now();
    for (const [token, expiresAt] of this.#issued) if (expiresAt <= now) this.#issued.delete(token);
    const token = randomSecret();
    const expiresAt = now + TOKEN_LIFETIME_MS;
    this.#issued.set(token, expiresAt);
    return { token, expiresAt };
  }

  /** Says why a request is not let in, or nothing. */
  problemWith(request: EmulatorRequest): string | undefined {
    const token = request.header("x-auth-token");
    if (token !== undefined) return this.#isToken(token) ? undefined : "decrypt token fail";
    if (request.header("authorization") === undefined) return "x-auth-token not found";
    return signatureProblem(request, this.keys, this.#now());
  }

  #isToken(token: string): boolean {
    return isSame(token, this.token) || (this.#issued.get(token) ?? 0) > this.#now();
  }
}

function randomSecret(): string {
  return randomBytes(24).toString("base64url");
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
