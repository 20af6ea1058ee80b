/** The emulator is in the same process. */
import { createEmulator } from "@ges-sdk/emulator";
import { stopAndWait } from "./stop-and-wait.js";

const emulator = await createEmulator({ jobDuration: 50 });
console.log(await stopAndWait({ endpoint: emulator.url, fetch: emulator.fetch, ...emulator.credentials }));
await emulator.close();
