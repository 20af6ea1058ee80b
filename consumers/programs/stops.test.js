/** A test of a user's, for runners whose functions are global. */
import { createEmulator } from "@ges-sdk/emulator";
import { stopAndWait } from "./stop-and-wait.js";

test("A graph is stopped", async () => {
  const emulator = await createEmulator({ jobDuration: 50 });
  const status = await stopAndWait({ endpoint: emulator.url, fetch: emulator.fetch, ...emulator.credentials });
  await emulator.close();
  expect(status).toBe("success");
});
