import { expect, test } from "vitest";
import { apiReports } from "./support/api-report.ts";

const ENTRIES = {
  core: "packages/core/dist/index.d.ts",
  "core-node": "packages/core/dist/node/index.d.ts",
  "core-undici": "packages/core/dist/undici/index.d.ts",
  v1: "packages/v1/dist/index.d.ts",
  "v1-management": "packages/v1/dist/management.d.ts",
  "v1-service": "packages/v1/dist/service.d.ts",
  v2: "packages/v2/dist/index.d.ts",
  "v2-management": "packages/v2/dist/management.d.ts",
  emulator: "packages/emulator/dist/index.d.ts",
};

const reports = apiReports(Object.values(ENTRIES));

test.each(Object.entries(ENTRIES))(
  "The public types of %s are those of api/, where a review sees a change (`npm run api:report` writes them)",
  async (name, entry) => {
    const report = reports.get(entry) as string;
    expect(report).toMatch(/^\/\/ \w+$/m);
    await expect(report).toMatchFileSnapshot(`../api/${name}.txt`);
  },
);
