/** A request that is about to be sent, as far as credentials need to know it. */
export interface RequestToAuthenticate {
  readonly method: string;
  /** The absolute URL, encoded. */
  readonly url: string;
  /** Headers that will be sent, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** ID of the project that the request is about, if it is about one. */
  readonly projectId: string | undefined;
  /** The exact body, or nothing. */
  readonly body: string | undefined;
  readonly signal: AbortSignal;
}

/** Proves to the service who is calling. */
export interface Credentials {
  /** Gives the headers that authenticate a request. Called before every attempt. */
  authenticate(request: RequestToAuthenticate): Promise<Record<string, string>>;

  /**
   * Called at most once per call, after a 401: says whether another attempt may succeed now, because a token was renewed
   * or a clock corrected.
   */
  recover?(refusal: Refusal): boolean | Promise<boolean>;
}

/** A request that was answered with 401. */
export interface Refusal {
  /** The answer's `Date` header. */
  readonly date: string | null;
  /** The headers that `authenticate` gave. */
  readonly headers: Readonly<Record<string, string>>;
}
