import { expect, expectTypeOf, test } from "vitest";
import type { HandlersV1, HandlersV2 } from "../src/api/management/described.ts";
import type { handlersV1, handlersV2 } from "../src/api/management/handlers.ts";
import { type Emulated, NOT_EMULATED } from "../src/api/not-emulated.ts";
import type { ServiceHandlers } from "../src/api/service/described.ts";
import { serviceV1 } from "../src/api/service/handlers.ts";
import { OPERATIONS } from "../src/description/operation.ts";
import type { UndescribedFields } from "./support/undescribed-fields.ts";

test("A handler that is missing does not compile", () => {
  const { addVertex, ...others } = serviceV1;
  expectTypeOf(serviceV1).toExtend<Emulated<"service-v1", ServiceHandlers>>();
  expectTypeOf(others).not.toExtend<Emulated<"service-v1", ServiceHandlers>>();
  expect(addVertex).toBeTypeOf("function");
});

test("A response with a field of a wrong type, or without one that is required, does not compile", () => {
  const wrong = {
    // @ts-expect-error: the number of jobs is a number
    listJobs: () => ({ jobCount: "1", jobList: [] }),
    // @ts-expect-error: the ID of the job is missing
    stopGraph: () => ({ job: "1" }),
  } satisfies Partial<HandlersV2>;
  expect(wrong).toBeDefined();
});

test("A response with a misspelt field is found, however deep it is", () => {
  interface Described {
    showNote: () => { note?: { text?: string }; notes?: readonly { text?: string }[] };
  }
  const misspelt = { showNote: async () => ({ note: { txt: "a" }, notes: [{ text: "b", size: 1 }] }) };
  expectTypeOf<UndescribedFields<typeof misspelt, Described>>().toEqualTypeOf<
    "showNote.note.txt" | "showNote.notes[].size"
  >();
  expect(misspelt).toBeDefined();
});

test("No handler responds with a field that its description does not have", () => {
  expectTypeOf<UndescribedFields<typeof serviceV1, ServiceHandlers>>().toEqualTypeOf<never>();
  expectTypeOf<UndescribedFields<typeof handlersV1, HandlersV1>>().toEqualTypeOf<never>();
  expectTypeOf<UndescribedFields<typeof handlersV2, HandlersV2>>().toEqualTypeOf<never>();
});

test("A parameter that does not exist cannot be read", () => {
  const wrong = {
    // @ts-expect-error: the path has graphId
    stopGraph: (_, { graphName }) => ({ jobId: String(graphName) }),
  } satisfies Partial<HandlersV1>;
  expect(wrong).toBeDefined();
});

test("The list of what is not emulated names operations that are described and have no handler", () => {
  for (const [description, reasons] of Object.entries(NOT_EMULATED)) {
    const described = OPERATIONS.filter((operation) => operation.description === description);
    expect(described.map(({ operationId }) => operationId)).toEqual(expect.arrayContaining(Object.keys(reasons)));
  }
  expectTypeOf<keyof typeof serviceV1 & keyof (typeof NOT_EMULATED)["service-v1"]>().toEqualTypeOf<never>();
  expectTypeOf<keyof typeof handlersV2 & keyof (typeof NOT_EMULATED)["management-v2"]>().toEqualTypeOf<never>();
});
