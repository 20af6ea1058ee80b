import { hash } from "node:crypto";
import { ObservableMap } from "../collections/observable-map.ts";
import type { EmulatorRequest } from "../http/message.ts";
import type { Randomness } from "../state/randomness.ts";
import type { Project } from "./project.ts";
import { iamId, type User } from "./user.ts";
import { readAuthorization, signatureProblem } from "./verify-signature.ts";

/** Who sends a request, and what it is scoped to. */
export interface Caller {
  readonly user: User;
  /** `any` has the token that the emulator started with, for programs that do not ask IAM. */
  readonly scope: "project" | "domain" | "any";
}

/** A token that IAM has issued. */
export interface IssuedToken {
  readonly userName: string;
  readonly scope: "project" | "domain";
  readonly expiresAt: number;
}

/** Who may call, and for which projects. */
interface AccessSettings {
  readonly domain: string;
  /** The first is the default one. */
  readonly projects: readonly Project[];
  /** The first is the one whose credentials the emulator hands out. */
  readonly users: readonly User[];
  /** Further token of the first user, to which everything but reading is refused. */
  readonly readOnlyToken: string | undefined;
}

const TOKEN_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Issues tokens and authenticates requests. */
export class Access {
  readonly domain: { readonly id: string; readonly name: string };
  readonly projects: readonly Project[];
  readonly users: readonly User[];
  /** Issued tokens by their digests: whoever reads a data folder cannot use them. */
  readonly issued = new ObservableMap<IssuedToken>();
  /** Callers by the digests of the tokens that do not expire, so that a comparison takes the same time for all. */
  readonly #fixed = new Map<string, Caller>();
  readonly #byName: ReadonlyMap<string, User>;
  readonly #byAccessKey: ReadonlyMap<string, User>;
  readonly #randomness: Randomness;
  readonly #now: () => number;

  constructor({ domain, projects, users, readOnlyToken }: AccessSettings, randomness: Randomness, now: () => number) {
    this.domain = { id: iamId(`domain ${domain}`), name: domain };
    this.projects = projects;
    this.users = users;
    this.#byName = new Map(users.map((user) => [user.name, user]));
    this.#byAccessKey = new Map(users.map((user) => [user.keys.accessKey, user]));
    for (const user of users) this.#fixed.set(digestOf(user.token), { user, scope: "any" });
    if (readOnlyToken !== undefined) {
      this.#fixed.set(digestOf(readOnlyToken), { user: { ...this.owner, mayWrite: false }, scope: "any" });
    }
    this.#randomness = randomness;
    this.#now = now;
  }

  /** The user whose credentials the emulator hands out. */
  get owner(): User {
    const [owner] = this.users;
    if (!owner) throw new Error("An emulator has one user at least.");
    return owner;
  }

  /** The user with a name and a password, if there is one. */
  userWith(name: string, password: string): User | undefined {
    const user = this.#byName.get(name);
    return user?.isPassword(password) ? user : undefined;
  }

  /** Issues a new token. Earlier ones stay valid. */
  issue({ name }: User, scope: IssuedToken["scope"]): { token: string; expiresAt: number } {
    const now = this.#now();
    for (const [digest, { expiresAt }] of this.issued) {
      // Known for a while longer, so that a client that still uses it learns why it is refused.
      if (expiresAt + TOKEN_LIFETIME_MS <= now) this.issued.delete(digest);
    }
    const token = this.#randomness.secret();
    const expiresAt = now + TOKEN_LIFETIME_MS;
    this.issued.set(digestOf(token), { userName: name, scope, expiresAt });
    return { token, expiresAt };
  }

  /** Authenticates a request: the caller, or the reason why there is none. */
  authenticate(request: EmulatorRequest): Caller | string {
    const token = request.header("x-auth-token");
    if (token !== undefined) return this.#callerWith(token);
    const authorization = request.header("authorization");
    if (authorization === undefined) return "x-auth-token not found";
    const signed = readAuthorization(authorization);
    if (!signed) return "the Authorization header is not understood";
    const user = this.#byAccessKey.get(signed.accessKey);
    if (!user) return "Get secretKey failed, ak not exist";
    return signatureProblem(request, signed, user.keys.secretKey, this.#now()) ?? { user, scope: "any" };
  }

  #callerWith(token: string): Caller | string {
    const digest = digestOf(token);
    const fixed = this.#fixed.get(digest);
    if (fixed) return fixed;
    const issued = this.issued.get(digest);
    const user = issued && this.#byName.get(issued.userName);
    if (!issued || !user) return "decrypt token fail";
    if (issued.expiresAt > this.#now()) return { user, scope: issued.scope };
    return `token expires, expires_at: ${new Date(issued.expiresAt).toISOString()}`;
  }
}

function digestOf(token: string): string {
  return hash("sha256", token, "base64");
}
