import type { EmulatorRequest } from "../http/message.ts";
import type { Randomness } from "../state/randomness.ts";
import { Register } from "../state/register.ts";
import { isSameSecret } from "./same-secret.ts";
import { type KeyPair, signatureProblem } from "./verify-signature.ts";

/** Who may call, and for which project. */
export interface AccessOptions {
  projectId: string;
  user: string;
  password: string;
  token: string | undefined;
  readOnlyToken: string | undefined;
  accessKey: string;
  secretKey: string | undefined;
}

const TOKEN_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Gives tokens out and knows them again. */
export class Access {
  readonly projectId: string;
  readonly token: string;
  readonly keys: KeyPair;
  readonly #readOnlyToken: string | undefined;
  readonly #user: string;
  readonly #password: string;
  readonly #randomness: Randomness;
  readonly #now: () => number;
  /** Tokens given out, with the time they expire. */
  readonly issued = new Register<number>();

  constructor(options: AccessOptions, randomness: Randomness, now: () => number) {
    const { projectId, user, password, token, readOnlyToken, accessKey, secretKey } = options;
    this.projectId = projectId;
    this.token = token ?? randomness.secret();
    this.keys = { accessKey, secretKey: secretKey ?? randomness.secret() };
    this.#readOnlyToken = readOnlyToken;
    this.#user = user;
    this.#password = password;
    this.#randomness = randomness;
    this.#now = now;
  }

  isPassword(user: string, password: string): boolean {
    // Both are compared whatever the first comes to, so that time tells nothing.
    const right = [isSameSecret(user, this.#user), isSameSecret(password, this.#password)];
    return right.every(Boolean);
  }

  /** Gives out a new token. Earlier ones stay valid. */
  issue(): { token: string; expiresAt: number } {
    const now = this.#now();
    for (const [token, expiresAt] of this.issued) {
      // Known for a while longer, so that whoever still uses it is told why it is refused.
      if (expiresAt + TOKEN_LIFETIME_MS <= now) this.issued.delete(token);
    }
    const token = this.#randomness.secret();
    const expiresAt = now + TOKEN_LIFETIME_MS;
    this.issued.set(token, expiresAt);
    return { token, expiresAt };
  }

  /** Says why a request is not let in, or nothing. */
  problemWith(request: EmulatorRequest): string | undefined {
    const token = request.header("x-auth-token");
    if (token !== undefined) return this.#tokenProblem(token);
    if (request.header("authorization") === undefined) return "x-auth-token not found";
    return signatureProblem(request, this.keys, this.#now());
  }

  /** Whether a request that was let in may change nothing. */
  isReadOnly(request: EmulatorRequest): boolean {
    const token = request.header("x-auth-token");
    return token !== undefined && this.#readOnlyToken !== undefined && isSameSecret(token, this.#readOnlyToken);
  }

  /** Whether a request brings the token that was there from the start. */
  bringsOwnToken(request: EmulatorRequest): boolean {
    return isSameSecret(request.header("x-auth-token") ?? "", this.token);
  }

  #tokenProblem(token: string): string | undefined {
    const lasting = [this.token, this.#readOnlyToken].filter((known) => known !== undefined);
    if (lasting.some((known) => isSameSecret(token, known))) return undefined;
    const issued = [...this.issued].find(([known]) => isSameSecret(token, known));
    if (!issued) return "decrypt token fail";
    const [, expiresAt] = issued;
    return expiresAt > this.#now() ? undefined : `token expires, expires_at: ${new Date(expiresAt).toISOString()}`;
  }
}
