/** Requests go over the connection pool of undici. */
import { createNodeTransport } from "@ges-sdk/core/undici";
import { createEmulator } from "@ges-sdk/emulator";
import { stopAndWait } from "./stop-and-wait.js";

const emulator = await createEmulator({ port: 0, jobDuration: 50 });
try {
  const transport = createNodeTransport();
  console.log(await stopAndWait({ endpoint: emulator.url, fetch: transport, ...emulator.credentials }));
  await transport.close();
} catch (error) {
  console.log(`${error.name}: ${error.message}`);
}
await emulator.close();
