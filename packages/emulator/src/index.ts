export type { ProjectOptions } from "./access/project.ts";
export type { UserOptions } from "./access/user.ts";
export type { KeyPair } from "./access/verify-signature.ts";
export type { Control } from "./control/control.ts";
export type { FaultRule } from "./control/fault-rule.ts";
export type { CountedFaultRule } from "./control/faults.ts";
export type { JournalEntry, JournalQuery } from "./control/journal.ts";
export {
  type ClientCredentials,
  createEmulator,
  type Emulator,
  type EmulatorProject,
  type EmulatorUser,
} from "./emulator.ts";
export type { EmulatorOptions } from "./options.ts";
export type { Compatibility } from "./state/compatibility.ts";
export type { QueryLimits } from "./state/query-settings.ts";
export type { Quotas } from "./state/quotas.ts";
