import type { Access } from "./access/access.ts";
import type { User } from "./access/user.ts";
import type { KeyPair } from "./access/verify-signature.ts";
import { checkOptions } from "./check-options.ts";
import type { Control } from "./control/control.ts";
import { createControl } from "./control/create-control.ts";
import { Faults } from "./control/faults.ts";
import { Journal } from "./control/journal.ts";
import { createAccess } from "./create-access.ts";
import { createProjects } from "./create-projects.ts";
import { requestHandler } from "./handle-request.ts";
import { fetchHandler } from "./http/fetch-handler.ts";
import type { Listener } from "./http/listen.ts";
import { Scheduler } from "./jobs/scheduler.ts";
import { DefaultStorage } from "./object-storage/default-storage.ts";
import { openStorage } from "./object-storage/object-storage.ts";
import { DEFAULTS, type EmulatorOptions } from "./options.ts";
import type { Projects } from "./state/projects.ts";
import { Randomness } from "./state/randomness.ts";

/** Ready to be spread into a client's options. */
export interface ClientCredentials {
  /** ID of the project to call. */
  readonly projectId: string;
  /** Credentials of the clients: each request carries a token. */
  readonly credentials: { authenticate(): Promise<Record<string, string>> };
}

/** A user, with all that authenticates as this user. */
export interface EmulatorUser {
  /** Name of the user, for logging in with a password. */
  readonly name: string;
  /** Password of the user. */
  readonly password: string;
  /** Token that is valid from the start and does not expire. */
  readonly token: string;
  /** Key pair that signs requests in place of a token. */
  readonly keys: KeyPair;
  /** Ready to be spread into a client's options. */
  readonly credentials: ClientCredentials;
}

/** A project and its users. */
export interface EmulatorProject {
  /** ID of the project, as paths of requests have it. */
  readonly id: string;
  /** Name of the project, as scopes of tokens have it. */
  readonly name: string;
  /** Users of the project, in the order of the options. */
  readonly users: readonly EmulatorUser[];
}

/** Graph Engine Service in this process, with its control API. */
export interface Emulator extends Control {
  /** Address it listens on or, when it does not listen, one that only `fetch` below knows. */
  readonly url: string;
  /** With the option `tls`: the certificate in PEM, for clients to trust. */
  readonly certificate?: string;
  /** Sends a request to the emulator without a network. Pass it to a client as its `fetch`. */
  readonly fetch: typeof globalThis.fetch;
  /** Ready to be spread into a client's options. */
  readonly credentials: ClientCredentials;
  /** The token in `credentials`, for other tools such as curl. */
  readonly token: string;
  /** The key pair that requests can be signed with in place of a token. */
  readonly keys: KeyPair;
  /** The user of the default project, as `auth.identity.password.user` of `POST /v3/auth/tokens` takes it. */
  readonly user: { readonly name: string; readonly password: string; readonly domain: { readonly name: string } };
  /** All projects with their users; the default one first. */
  readonly projects: readonly EmulatorProject[];
  /** Folder that stands for object storage; the folders in it are the buckets. */
  readonly obs: string;
  /** Writes the graphs of the default project into a folder that the option `init` takes, as they are now. */
  dump(folder: string): Promise<void>;
  /** Stops listening and ends all jobs. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const ADDRESS_WITHOUT_NETWORK = "http://emulator.localhost";

/** Loaded on demand: it needs more of Node.js than the rest. */
async function persistenceIn({ data, durable = false }: EmulatorOptions, projects: Projects, access: Access) {
  if (data === undefined) return undefined;
  const { openPersistence } = await import("./persistence/open-persistence.ts");
  return openPersistence(data, durable, projects, access);
}

/** Loaded on demand, for few replay anything. */
async function replayOf({ replay }: EmulatorOptions, { owner }: Access) {
  if (replay === undefined) return undefined;
  const { readFixtures } = await import("./proxy/fixture.ts");
  const { Replay } = await import("./proxy/replay.ts");
  return new Replay(readFixtures(replay), owner.projectId);
}

/**
 * Starts an emulator. Without a `port` it does not listen; send requests with its `fetch`.
 *
 * @throws {TypeError} when an option is wrong; the message names it
 * @throws {Error} when `data` cannot be used; the message names the file
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  checkOptions(options);
  const scheduler = new Scheduler();
  const randomness = new Randomness(options.seed);
  const access = createAccess(options, randomness, () => scheduler.now());
  const ids = access.projects.map(({ id }) => id);
  const storage = options.obs === undefined ? new DefaultStorage(options.data) : openStorage(options.obs);
  const projects = await createProjects(ids, options, scheduler, randomness, storage);
  const faults = new Faults(() => randomness.fraction());
  const journal = new Journal();
  const control = createControl(projects, faults, journal, options.faults ?? []);
  const persistence = await persistenceIn(options, projects, access);
  const saved = persistence?.saved;
  const replay = await replayOf(options, access);
  const handle = requestHandler({ options, projects, access, faults, journal, control, replay, saved });

  const certificate = await certificateIn(options);
  let listener: Listener | undefined;
  if (options.port !== undefined) {
    const { listen } = await import("./http/listen.ts");
    const { host = DEFAULTS.host, port } = options;
    listener = await listen(handle, { host, port, certificate }).catch(async (error: unknown) => {
      await persistence?.close();
      throw error;
    });
  }
  let closing: Promise<unknown> | undefined;
  const close = async () => {
    projects.interrupt("The emulator was closed.");
    await listener?.close();
    listener = undefined;
    closing ??= persistence?.close();
    await closing;
    if (storage instanceof DefaultStorage) storage.close();
  };
  const { token, keys, credentials, ...owner } = shownUser(access.owner);
  return {
    url: listener?.url ?? ADDRESS_WITHOUT_NETWORK,
    ...(certificate && { certificate: certificate.certificate }),
    fetch: fetchHandler(handle),
    credentials,
    token,
    keys,
    user: { ...owner, domain: { name: access.domain.name } },
    projects: projectsOf(access),
    get obs() {
      return storage.root;
    },
    ...control,
    async dump(folder) {
      const { writeGraphs } = await import("./api/management/graphs/graph-folder.ts");
      const [state] = projects.states;
      if (state) await writeGraphs(state, folder);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Loaded on demand: few need it. */
async function certificateIn({ tls = false, tlsCertificate, host = DEFAULTS.host }: EmulatorOptions) {
  if (!tls) return undefined;
  const { createCertificate } = await import("./http/certificate.ts");
  const { hostname } = await import("node:os");
  const created = createCertificate([...new Set(["localhost", hostname(), "127.0.0.1", "::1", host])]);
  if (tlsCertificate !== undefined) {
    const { writeFile } = await import("node:fs/promises");
    await writeFile(tlsCertificate, created.certificate);
  }
  return created;
}

function projectsOf({ projects, users }: Access): EmulatorProject[] {
  return projects.map(({ id, name }) => ({
    id,
    name,
    users: users.filter(({ projectId }) => projectId === id).map(shownUser),
  }));
}

function shownUser({ name, password, token, keys, projectId }: User): EmulatorUser {
  const authenticate = async () => ({ "x-auth-token": token });
  return { name, password, token, keys, credentials: { projectId, credentials: { authenticate } } };
}
