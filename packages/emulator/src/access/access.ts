import { randomBytes, timingSafeEqual } from "node:crypto";

/** Who may call, and for which project. */
export interface AccessOptions {
  projectId: string;
  user: string;
  password: string;
  token: string | undefined;
}

const TOKEN_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Gives tokens out and knows them again. */
export class Access {
  readonly projectId: string;
  readonly token: string;
  readonly #user: string;
  readonly #password: string;
  readonly #now: () => number;
  /** Tokens given out, with the time they expire. */
  readonly #issued = new Map<string, number>();

  constructor({ projectId, user, password, token }: AccessOptions, now: () => number) {
    this.projectId = projectId;
    this.token = token ?? randomBytes(24).toString("base64url");
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
    const token = randomBytes(24).toString("base64url");
    const expiresAt = now + TOKEN_LIFETIME_MS;
    this.#issued.set(token, expiresAt);
    return { token, expiresAt };
  }

  isToken(token: string): boolean {
    return isSame(token, this.token) || (this.#issued.get(token) ?? 0) > this.#now();
  }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
