export type { KeyPair } from "./access/verify-signature.ts";
export { createEmulator, type Emulator } from "./emulator.ts";
export type { EmulatorOptions } from "./options.ts";
