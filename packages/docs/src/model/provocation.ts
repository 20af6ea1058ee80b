import type { ErrorCode } from "./error-codes.ts";

/** A program that makes the emulator answer a call with an error code, and shows what the SDK makes of it. */
export function provocationOf({ code, plane, status }: ErrorCode): string {
  const [client, from, options, operation] =
    plane === "service"
      ? ["createServiceClient", "@ges-sdk/v1", '  graphName: "movie",\n', "showGraphSummary"]
      : ["createManagementClient", "@ges-sdk/v2", "", "listGraphs"];
  return `import { isGesError } from "@ges-sdk/core";
import { createEmulator } from "@ges-sdk/emulator";
import { ${client} } from "${from}";

await using emulator = await createEmulator({
  faults: [{ operation: "${operation}", status: ${status}, code: "${code}" }],
});
const client = ${client}({
  endpoint: emulator.url,
  fetch: emulator.fetch,
${options}  ...emulator.credentials,
});

try {
  await client.${operation}({}, { retry: { maxRetries: 0 } });
} catch (error) {
  if (!isGesError(error, "${code}")) throw error;
  console.log(error.message);
}
`;
}
