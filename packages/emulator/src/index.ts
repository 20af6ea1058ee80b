export { createEmulator, type Emulator } from "./emulator.ts";
export type { EmulatorOptions } from "./options.ts";
