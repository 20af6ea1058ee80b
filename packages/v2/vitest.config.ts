import { defineConfig } from "vitest/config";

// Files that end in `.test-d.ts` are compiled, not run: they hold what the types promise.
export default defineConfig({ test: { typecheck: { enabled: true }, testTimeout: 120_000, hookTimeout: 120_000 } });
