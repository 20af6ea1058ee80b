import type { Access } from "./access/access.ts";
import type { KeyPair } from "./access/verify-signature.ts";
import type { Control } from "./control/control.ts";
import { createControl } from "./control/create-control.ts";
import { Faults } from "./control/faults.ts";
import { guardProblem, isControlRequest } from "./control/guard.ts";
import { Journal } from "./control/journal.ts";
import { dispatch, failure } from "./dispatch.ts";
import { ServiceError } from "./errors/service-error.ts";
import { fetchHandler } from "./http/fetch-handler.ts";
import { foreignHostProblem } from "./http/foreign-host.ts";
import type { Listener } from "./http/listen.ts";
import { isLoopback } from "./http/loopback.ts";
import type { EmulatorRequest, EmulatorResponse } from "./http/message.ts";
import { parseJobDuration } from "./jobs/job-pace.ts";
import { accessFrom, checkOptions, DEFAULTS, type EmulatorOptions, querySettingsFrom } from "./options.ts";
import { quotasFrom } from "./state/quotas.ts";
import { ServiceState } from "./state/service-state.ts";

/** Graph Engine Service in this process, with its control API. */
export interface Emulator extends Control {
  /** Address it listens on or, when it does not listen, one that only `fetch` below knows. */
  readonly url: string;
  /** Sends a request to the emulator without a network. Pass it to a client as its `fetch`. */
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
  /** The one user, who gets tokens from `POST /v3/auth/tokens`. */
  readonly user: { readonly name: string; readonly password: string };
  /** Stops listening and ends all jobs. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const ADDRESS_WITHOUT_NETWORK = "http://emulator.localhost";

/** Loaded on demand: it needs more of Node.js than the rest. */
async function openPersistence(
  folder: string,
  { durable = false }: EmulatorOptions,
  state: ServiceState,
  access: Access,
) {
  const { Persistence } = await import("./persistence/persistence.ts");
  return Persistence.open(folder, durable, state, access);
}

/**
 * Starts an emulator. Without a `port` it does not listen; send requests with its `fetch`.
 *
 * @throws {TypeError} when an option is wrong; the message names it
 * @throws {Error} when `data` cannot be used; the message names the file
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  checkOptions(options);
  const jobPaces = parseJobDuration(options.jobDuration ?? DEFAULTS.jobDuration);
  const state = new ServiceState(jobPaces, quotasFrom(options.quotas ?? {}), options.seed);
  state.querySettings = querySettingsFrom(options);
  state.compatibility = options.compat ?? DEFAULTS.compat;
  if (options.obs !== undefined) {
    const { openStorage } = await import("./object-storage/object-storage.ts");
    state.storage = openStorage(options.obs);
  }
  const access = accessFrom(options, state.randomness, () => state.scheduler.now());
  const faults = new Faults(() => state.randomness.fraction());
  const journal = new Journal();
  const control = createControl(state, faults, journal, options.faults ?? []);
  const host = options.host ?? DEFAULTS.host;
  const controlled = async (request: EmulatorRequest): Promise<EmulatorResponse> => {
    const { controlResponse, controlRefusal } = await import("./control/routes.ts");
    const problem = guardProblem(request, access, host);
    return problem === undefined ? controlResponse(control, state, request) : controlRefusal(403, problem);
  };
  const dispatched = async (request: EmulatorRequest): Promise<EmulatorResponse> => {
    const { operation, response } = await dispatch(state, access, faults, request);
    journal.add(request, operation, response.status, state.scheduler.now());
    return response;
  };
  const persistence =
    options.data === undefined ? undefined : await openPersistence(options.data, options, state, access);
  const isOnLoopback = isLoopback(host);
  const handle = async (request: EmulatorRequest): Promise<EmulatorResponse> => {
    const problem = isOnLoopback ? foreignHostProblem(request) : undefined;
    if (problem !== undefined) {
      return failure(request.url.pathname, new ServiceError(403, "EMULATOR.ForeignHost", problem));
    }
    const response = await (isControlRequest(request) ? controlled : dispatched)(request);
    try {
      // Respond only after the write is durable.
      if (persistence) await persistence.saved();
      return response;
    } catch (error) {
      return failure(request.url.pathname, error);
    }
  };

  let listener: Listener | undefined;
  if (options.port !== undefined) {
    const { listen } = await import("./http/listen.ts");
    listener = await listen(handle, host, options.port).catch(async (error: unknown) => {
      await persistence?.close();
      throw error;
    });
  }
  let closing: Promise<void> | undefined;
  const close = async () => {
    state.interrupt("The emulator was closed.");
    await listener?.close();
    listener = undefined;
    closing ??= persistence?.close();
    await closing;
  };
  const headers = { "x-auth-token": access.token };
  return {
    url: listener?.url ?? ADDRESS_WITHOUT_NETWORK,
    fetch: fetchHandler(handle),
    credentials: { projectId: access.projectId, credentials: { authenticate: async () => ({ ...headers }) } },
    token: access.token,
    keys: access.keys,
    user: access.user,
    ...control,
    close,
    [Symbol.asyncDispose]: close,
  };
}
