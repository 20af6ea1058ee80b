/** A request that is about to be sent, as far as credentials need to know it. */
export interface RequestToAuthenticate {
  readonly method: string;
  readonly url: URL;
  /** Headers that will be sent, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The exact body, or nothing. */
  readonly body: string | undefined;
  readonly signal: AbortSignal;
}

/** Proves to the service who is calling. */
export interface Credentials {
  /** Gives the headers that authenticate a request. Called before every attempt. */
  authenticate(request: RequestToAuthenticate): Promise<Record<string, string>>;
}
