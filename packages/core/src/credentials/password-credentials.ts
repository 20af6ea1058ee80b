import { GesConfigError } from "../errors/ges-config-error.ts";
import { GesError } from "../errors/ges-error.ts";
import { checkSecret } from "./check-secret.ts";
import type { Credentials } from "./credentials.ts";
import { askIam, type IamLocation, iamEndpoint } from "./iam.ts";

/** A user of IAM, and what the token is to be good for. */
export interface PasswordOptions extends IamLocation {
  /** Name of the IAM user. */
  readonly user: string;
  /** Password of the IAM user. It is sent to IAM only. */
  readonly password: string;
  /** Name of the account that the user belongs to. */
  readonly account: string;
  /** ID of the project that the token is for. The project of `region` unless given. */
  readonly projectId?: string | undefined;
}

interface Token {
  readonly value: string;
  readonly expiresAt: number;
}

// So early a token is renewed while it is still used, and so early it is not used any more.
const RENEW_BEFORE_MS = 20 * 60_000;
const DISCARD_BEFORE_MS = 60_000;

/**
 * Authenticates with a token that IAM gives for a user name and a password. The token is kept, renewed before it
 * expires, and renewed once when the service refuses it; one renewal serves all calls that wait for it.
 *
 * @throws {GesConfigError} when an option is missing or wrong; no secret is shown
 * @see [Obtaining a token](https://support.huaweicloud.com/intl/en-us/api-iam/iam_30_0001.html)
 */
export function passwordCredentials(options: PasswordOptions, now: () => number = Date.now): Credentials {
  const url = `${iamEndpoint(options)}/v3/auth/tokens?nocatalog=true`;
  const body = JSON.stringify(question(options));
  let token: Token | undefined;
  let renewal: Promise<Token> | undefined;

  /** One renewal at a time. One that fails is forgotten, so that the next call tries again. */
  const renew = (): Promise<Token> => {
    if (renewal) return renewal;
    const current = obtain(options, url, body)
      .then((renewed) => {
        token = renewed;
        return renewed;
      })
      .finally(() => {
        renewal = undefined;
      });
    renewal = current;
    return current;
  };

  return {
    async authenticate() {
      const remainingMs = (token?.expiresAt ?? 0) - now();
      if (!token || remainingMs <= DISCARD_BEFORE_MS) return headersOf(await renew());
      // Nobody waits for this one: the token at hand is good for a while, and the next call tries again.
      if (remainingMs <= RENEW_BEFORE_MS) renew().catch(() => {});
      return headersOf(token);
    },

    recover({ headers }) {
      // Another call may have renewed it already; then the new one is tried as it is.
      if (token?.value === headers["x-auth-token"]) token = undefined;
      return true;
    },
  };
}

function headersOf({ value }: Token): Record<string, string> {
  return { "x-auth-token": value };
}

function question({ user, password, account, projectId, region }: PasswordOptions) {
  for (const [name, value] of Object.entries({ user, password, account })) {
    if (typeof value !== "string" || value === "") throw new GesConfigError(name, "must be a string that is not empty");
  }
  if (projectId === undefined && region === undefined) {
    throw new GesConfigError("projectId", "is required unless `region` is given");
  }
  return {
    auth: {
      identity: { methods: ["password"], password: { user: { name: user, password, domain: { name: account } } } },
      scope: { project: projectId === undefined ? { name: region } : { id: projectId } },
    },
  };
}

async function obtain(location: IamLocation, url: string, body: string): Promise<Token> {
  const headers = { "content-type": "application/json" };
  const answer = await askIam(location, "obtainToken", url, { method: "POST", headers, body });
  const value = answer.headers.get("x-subject-token");
  const expiresAt = Date.parse(expiryOf(answer.body));
  if (!value || Number.isNaN(expiresAt)) throw new GesError("IAM answered without a token or without its expiry");
  return { value: checkSecret("token", value), expiresAt };
}

function expiryOf(body: unknown): string {
  const { token } = (body ?? {}) as { token?: { expires_at?: unknown } };
  return String(token?.expires_at);
}
