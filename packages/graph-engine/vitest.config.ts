import { defineConfig } from "vitest/config";

// On a busy machine the processes and threads that these tests start take their time; a test that hangs ends all the same.
export default defineConfig({
  test: { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 60_000 } } },
});
