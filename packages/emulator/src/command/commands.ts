/** Commands of `ges-emulator` beside starting an emulator. Each takes the arguments behind its name. */
export const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  proxy: async (args) => (await import("./proxy.ts")).proxy(args),
  dump: async (args) => (await import("./dump.ts")).dump(args),
};
