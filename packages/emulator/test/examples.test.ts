import { afterAll, beforeAll, expect, test } from "vitest";
import { handlerOf } from "../src/api/handlers.ts";
import { OPERATIONS, type Operation } from "../src/description/operation.ts";
import { type Api, type Body, startApi } from "./support/api.ts";
import { describedAs } from "./support/described.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.emulator.close());

/** Every request that the descriptions show, and a bare one for every operation without a body. */
const requests = OPERATIONS.flatMap((operation) => {
  const { requestBody } = describedAs(operation);
  const examples = Object.entries<Body>(
    requestBody?.content["application/json"].examples ?? { "": { value: undefined } },
  );
  return examples.map(([name, { value }]) => ({
    title: `${operation.description} ${operation.operationId} ${name}`.trim(),
    operation,
    body: value,
  }));
});

function pathOf({ path, action, parameters }: Operation): string {
  const values: Record<string, string> = { project_id: api.emulator.credentials.projectId };
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? "example1"));
  const query = new URLSearchParams(action === undefined ? {} : { action_id: action });
  for (const { name, in: where, required } of parameters) {
    if (where === "query" && required && name !== "action_id") query.set(name, "1");
  }
  return `${filled}?${query}`;
}

test.each(requests)("The example of $title is a valid request", async ({ operation, body }) => {
  const answer = await api.raw(pathOf(operation), {
    method: operation.method,
    headers: { "x-auth-token": api.emulator.token },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const { errorMessage, error_msg } = answer.body;
  const message = errorMessage ?? error_msg ?? "";
  expect(message).not.toMatch(/The request (body )?is|Parameter error|Resource not found|Internal/);
  if (await handlerOf(operation)) expect(message).not.toContain("is not emulated.");
  else expect(answer).toMatchObject({ status: 501 });
});
