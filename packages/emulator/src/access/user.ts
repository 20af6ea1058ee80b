import { hash } from "node:crypto";
import type { Randomness } from "../state/randomness.ts";
import { sameAs } from "./same-secret.ts";
import type { KeyPair } from "./verify-signature.ts";

/** A user of a project. What is not given is random. */
export interface UserOptions {
  /** Name, for `POST /v3/auth/tokens`. */
  readonly name: string;
  readonly password?: string | undefined;
  /** Token that is valid from the start and does not expire. */
  readonly token?: string | undefined;
  readonly accessKey?: string | undefined;
  readonly secretKey?: string | undefined;
  /** Refuses whatever the user would change. Default: `false`. */
  readonly readOnly?: boolean | undefined;
}

/** A user of one project. */
export interface User {
  /** ID, as IAM has it. */
  readonly id: string;
  readonly name: string;
  readonly password: string;
  readonly token: string;
  readonly keys: KeyPair;
  readonly projectId: string;
  readonly mayWrite: boolean;
  isPassword(given: string): boolean;
}

/** Creates a user; what its options leave out is random. */
export function createUser(options: UserOptions, projectId: string, randomness: Randomness): User {
  const { name, readOnly = false } = options;
  const token = options.token ?? randomness.secret();
  const secretKey = options.secretKey ?? randomness.secret();
  const password = options.password ?? randomness.secret();
  const accessKey = options.accessKey ?? randomness.uuid().replaceAll("-", "").slice(0, 20).toUpperCase();
  const keys = { accessKey, secretKey };
  const isPassword = sameAs(password);
  return { id: iamId(`user ${name}`), name, password, token, keys, projectId, mayWrite: !readOnly, isPassword };
}

/** An ID in the form of IAM's, the same at every start. */
export function iamId(text: string): string {
  return hash("sha256", text, "hex").slice(0, 32);
}
