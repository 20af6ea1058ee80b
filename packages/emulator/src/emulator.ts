import type { KeyPair } from "./access/verify-signature.ts";
import { dispatch } from "./dispatch.ts";
import { fetchHandler } from "./http/fetch-handler.ts";
import { type Listener, listen } from "./http/listen.ts";
import type { EmulatorAnswer, EmulatorRequest } from "./http/message.ts";
import { accessFrom, checkOptions, DEFAULTS, type EmulatorOptions } from "./options.ts";
import { World } from "./state/world.ts";

/** Graph Engine Service in this process. */
export interface Emulator {
  /** Where it listens, or, when nothing listens, an address that only `fetch` below knows. */
  readonly url: string;
  /** Asks the emulator without a network. Give it to a client as its `fetch`. */
  readonly fetch: typeof globalThis.fetch;
  /** Ready to be spread into a client's options. */
  readonly credentials: {
    readonly projectId: string;
    readonly credentials: { authenticate(): Promise<Record<string, string>> };
  };
  /** The token in `credentials`, for other tools such as curl. */
  readonly token: string;
  /** The key pair that requests can be signed with in place of a token. */
  readonly keys: KeyPair;
  /** Stops listening and ends all jobs. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const ADDRESS_WITHOUT_NETWORK = "http://emulator.localhost";

/**
 * Starts an emulator. Without a `port` it does not listen; ask it with its `fetch`.
 *
 * @throws {TypeError} when an option is wrong; the message names it
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  checkOptions(options);
  const world = new World(options.jobDuration ?? DEFAULTS.jobDuration);
  const access = accessFrom(options, () => world.agenda.now());
  const handle = (request: EmulatorRequest): Promise<EmulatorAnswer> => dispatch(world, access, request);

  let listener: Listener | undefined;
  if (options.port !== undefined) listener = await listen(handle, options.host ?? DEFAULTS.host, options.port);
  const close = async () => {
    for (const graph of world.graphs.values()) {
      for (const job of graph.jobs.values()) job.fail("The emulator was closed.", world.agenda.now());
    }
    await listener?.close();
    listener = undefined;
  };
  const headers = { "x-auth-token": access.token };
  return {
    url: listener?.url ?? ADDRESS_WITHOUT_NETWORK,
    fetch: fetchHandler(handle),
    credentials: { projectId: access.projectId, credentials: { authenticate: async () => ({ ...headers }) } },
    token: access.token,
    keys: access.keys,
    close,
    [Symbol.asyncDispose]: close,
  };
}
