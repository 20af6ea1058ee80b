/** A request to authenticate, before it is sent. */
export interface RequestToAuthenticate {
  readonly method: string;
  /** Absolute URL, encoded. */
  readonly url: string;
  /** Headers to send, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** ID of the project that the request concerns, if any. */
  readonly projectId: string | undefined;
  /** Exact body, if there is one. */
  readonly body: string | undefined;
  /** Fires when the call ends. */
  readonly signal: AbortSignal;
  /** Hook of the client: called when IAM rejects a login. */
  readonly onLoginPause?: ((pause: LoginPause) => void) | undefined;
}

/** Pause after a login that IAM rejected: repeated wrong logins lock the IAM user. */
export interface LoginPause {
  /** IAM's rejection. All calls during the pause fail with it. */
  readonly error: Error;
  /** Duration of the pause, in milliseconds. It grows with each rejection. */
  readonly pauseMs: number;
}

/** Authenticates requests. Implement it for a scheme of your own. */
export interface Credentials {
  /** Source, named for `diagnose`: words, never a secret. */
  readonly source?: string | undefined;

  /** Returns the headers that authenticate a request. Called before every attempt. */
  authenticate(request: RequestToAuthenticate): Promise<Record<string, string>>;

  /**
   * Prepares another attempt after a 401, for example by renewing a token. Called at most once per call; resolves to
   * true when another attempt may succeed.
   */
  recover?(rejected: UnauthorizedResponse): boolean | Promise<boolean>;
}

/** A 401 response, and the request headers that it rejects. */
export interface UnauthorizedResponse {
  /** `Date` header of the response. */
  readonly date: string | null;
  /** Headers that `authenticate` returned. */
  readonly headers: Readonly<Record<string, string>>;
}
