import { defineConfig } from "vitest/config";

// The packages run their own tests; here is what belongs to none of them.
export default defineConfig({ test: { include: ["test/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000 } });
