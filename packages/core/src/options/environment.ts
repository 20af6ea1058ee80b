/** The part of `process` that is used where the runtime has one. */
interface Process {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly versions?: Readonly<Record<string, string | undefined>>;
}

/** Returns `process`, which browsers lack. */
export function runtimeProcess(): Process | undefined {
  return Reflect.get(globalThis, "process");
}

/** Returns an environment variable that is set. */
export function environmentVariable(...names: string[]): string | undefined {
  const { env, versions } = runtimeProcess() ?? {};
  // Deno would interrupt the program to ask its user.
  if (versions?.["deno"] && !isGranted(names)) return undefined;
  return names.map((name) => env?.[name]).find(Boolean);
}

function isGranted(names: readonly string[]): boolean {
  const { permissions } = Reflect.get(globalThis, "Deno") ?? {};
  return names.every((variable) => permissions?.querySync({ name: "env", variable }).state === "granted");
}
