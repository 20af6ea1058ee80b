import { defineConfig } from "vitest/config";

// On a busy machine the processes that these tests start take their time; a test that hangs ends all the same.
export default defineConfig({
  test: { globalSetup: "test/support/install.ts", testTimeout: 120_000, hookTimeout: 240_000 },
});
