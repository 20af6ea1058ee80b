/** The emulator is in the same process, and all packages are loaded by `require()`. */
const { createEmulator } = require("@ges-sdk/emulator");
const { stopAndWait } = require("./stop-and-wait.js");

createEmulator({ jobDuration: 50 }).then(async (emulator) => {
  console.log(await stopAndWait({ endpoint: emulator.url, fetch: emulator.fetch, ...emulator.credentials }));
  await emulator.close();
});
