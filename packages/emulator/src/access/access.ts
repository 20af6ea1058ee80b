import { ObservableMap } from "../collections/observable-map.ts";
import type { EmulatorRequest } from "../http/message.ts";
import type { Randomness } from "../state/randomness.ts";
import { sameAs } from "./same-secret.ts";
import { type KeyPair, signatureProblem } from "./verify-signature.ts";

/** Callers, and the projects that they may call for. */
export interface AccessOptions {
  projectId: string;
  user: string;
  password: string | undefined;
  token: string | undefined;
  readOnlyToken: string | undefined;
  accessKey: string;
  secretKey: string | undefined;
}

const TOKEN_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Issues tokens and authenticates requests. */
export class Access {
  readonly projectId: string;
  readonly token: string;
  readonly keys: KeyPair;
  readonly user: { readonly name: string; readonly password: string };
  readonly #isOwnToken: (given: string) => boolean;
  readonly #isReadOnlyToken: (given: string) => boolean;
  readonly #isUser: (given: string) => boolean;
  readonly #isPassword: (given: string) => boolean;
  readonly #randomness: Randomness;
  readonly #now: () => number;
  /** Issued tokens, with the time they expire. */
  readonly issued = new ObservableMap<number>();

  constructor(options: AccessOptions, randomness: Randomness, now: () => number) {
    const { projectId, user, password, token, readOnlyToken, accessKey, secretKey } = options;
    this.projectId = projectId;
    this.token = token ?? randomness.secret();
    this.keys = { accessKey, secretKey: secretKey ?? randomness.secret() };
    this.user = { name: user, password: password ?? randomness.secret() };
    this.#isOwnToken = sameAs(this.token);
    this.#isReadOnlyToken = readOnlyToken === undefined ? () => false : sameAs(readOnlyToken);
    this.#isUser = sameAs(user);
    this.#isPassword = sameAs(this.user.password);
    this.#randomness = randomness;
    this.#now = now;
  }

  isPassword(user: string, password: string): boolean {
    // Both are compared whatever the first yields, so that timing reveals nothing.
    const right = [this.#isUser(user), this.#isPassword(password)];
    return right.every(Boolean);
  }

  /** Issues a new token. Earlier ones stay valid. */
  issue(): { token: string; expiresAt: number } {
    const now = this.#now();
    for (const [token, expiresAt] of this.issued) {
      // Known for a while longer, so that a client that still uses it learns why it is refused.
      if (expiresAt + TOKEN_LIFETIME_MS <= now) this.issued.delete(token);
    }
    const token = this.#randomness.secret();
    const expiresAt = now + TOKEN_LIFETIME_MS;
    this.issued.set(token, expiresAt);
    return { token, expiresAt };
  }

  /** Reason why a request is not authenticated, or `undefined`. */
  problemWith(request: EmulatorRequest): string | undefined {
    const token = request.header("x-auth-token");
    if (token !== undefined) return this.#tokenProblem(token);
    if (request.header("authorization") === undefined) return "x-auth-token not found";
    return signatureProblem(request, this.keys, this.#now());
  }

  /** True when an authenticated request may change nothing. */
  isReadOnly(request: EmulatorRequest): boolean {
    const token = request.header("x-auth-token");
    return token !== undefined && this.#isReadOnlyToken(token);
  }

  /** True when a request carries the token that the emulator started with. */
  bringsOwnToken(request: EmulatorRequest): boolean {
    return this.#isOwnToken(request.header("x-auth-token") ?? "");
  }

  #tokenProblem(token: string): string | undefined {
    if (this.#isOwnToken(token) || this.#isReadOnlyToken(token)) return undefined;
    const isGiven = sameAs(token);
    const issued = [...this.issued].find(([known]) => isGiven(known));
    if (!issued) return "decrypt token fail";
    const [, expiresAt] = issued;
    return expiresAt > this.#now() ? undefined : `token expires, expires_at: ${new Date(expiresAt).toISOString()}`;
  }
}
