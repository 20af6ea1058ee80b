/** A page, or another program that is bundled: whatever runs it says where the emulator is. */
import { tokenCredentials } from "@ges-sdk/core";
import { stopAndWait } from "./stop-and-wait.js";

const { token, ...target } = globalThis.target;
globalThis.outcome = stopAndWait({ ...target, credentials: tokenCredentials(token) });
