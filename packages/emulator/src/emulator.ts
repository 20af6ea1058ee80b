import type { Access } from "./access/access.ts";
import type { KeyPair } from "./access/verify-signature.ts";
import { type Control, controlOf } from "./control/control.ts";
import { Faults } from "./control/faults.ts";
import { guardProblem, isControlRequest } from "./control/guard.ts";
import { Journal } from "./control/journal.ts";
import { dispatch, failure } from "./dispatch.ts";
import { fetchHandler } from "./http/fetch-handler.ts";
import type { Listener } from "./http/listen.ts";
import type { EmulatorAnswer, EmulatorRequest } from "./http/message.ts";
import { accessFrom, checkOptions, DEFAULTS, type EmulatorOptions } from "./options.ts";
import { parseJobDuration } from "./state/job-pace.ts";
import { quotasFrom } from "./state/quotas.ts";
import { World } from "./state/world.ts";

/** Graph Engine Service in this process. */
export interface Emulator extends Control {
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

/** Loaded only when it is wanted: it needs more of Node.js than the rest. */
async function openStore(folder: string, { durable = false }: EmulatorOptions, world: World, access: Access) {
  const { Store } = await import("./store/store.ts");
  return Store.open(folder, durable, world, access);
}

/**
 * Starts an emulator. Without a `port` it does not listen; ask it with its `fetch`.
 *
 * @throws {TypeError} when an option is wrong; the message names it
 * @throws {Error} when `data` cannot be used; the message names the file
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  checkOptions(options);
  const jobPaces = parseJobDuration(options.jobDuration ?? DEFAULTS.jobDuration);
  const world = new World(jobPaces, quotasFrom(options.quotas ?? {}), options.seed);
  if (options.obs !== undefined) {
    const { openStorage } = await import("./storage/object-storage.ts");
    world.storage = openStorage(options.obs);
  }
  const access = accessFrom(options, world);
  const faults = new Faults(() => world.randomness.fraction());
  const journal = new Journal();
  const control = controlOf(world, faults, journal, options.faults ?? []);
  const host = options.host ?? DEFAULTS.host;
  const controlled = async (request: EmulatorRequest): Promise<EmulatorAnswer> => {
    const { controlAnswer, controlRefusal } = await import("./control/routes.ts");
    const problem = guardProblem(request, access, host);
    return problem === undefined ? controlAnswer(control, world, request) : controlRefusal(403, problem);
  };
  const dispatched = async (request: EmulatorRequest): Promise<EmulatorAnswer> => {
    const { operation, answer } = await dispatch(world, access, faults, request);
    journal.add(request, operation, answer.status, world.agenda.now());
    return answer;
  };
  const store = options.data === undefined ? undefined : await openStore(options.data, options, world, access);
  const handle = async (request: EmulatorRequest): Promise<EmulatorAnswer> => {
    const answer = await (isControlRequest(request) ? controlled : dispatched)(request);
    try {
      // Nobody is told of what could be lost again.
      if (store) await store.saved();
      return answer;
    } catch (error) {
      return failure(request.url.pathname, error);
    }
  };

  let listener: Listener | undefined;
  if (options.port !== undefined) {
    const { listen } = await import("./http/listen.ts");
    listener = await listen(handle, host, options.port).catch(async (error: unknown) => {
      await store?.close();
      throw error;
    });
  }
  let closing: Promise<void> | undefined;
  const close = async () => {
    world.interrupt("The emulator was closed.");
    await listener?.close();
    listener = undefined;
    closing ??= store?.close();
    await closing;
  };
  const headers = { "x-auth-token": access.token };
  return {
    url: listener?.url ?? ADDRESS_WITHOUT_NETWORK,
    fetch: fetchHandler(handle),
    credentials: { projectId: access.projectId, credentials: { authenticate: async () => ({ ...headers }) } },
    token: access.token,
    keys: access.keys,
    ...control,
    close,
    [Symbol.asyncDispose]: close,
  };
}
