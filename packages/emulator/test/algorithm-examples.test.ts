import { afterAll, beforeAll, expect, test } from "vitest";
import { EXAMPLES, graphForExamples, runExample } from "./support/algorithm-examples.ts";
import { type Api, type Body, startApi } from "./support/api.ts";
import { DESCRIPTIONS, problemWith } from "./support/described.ts";

/** There is too little in the documentation to tell what these come to. */
const NOT_EMULATED = ["realtime_recommendation"];

let api: Api;

beforeAll(async () => {
  api = await startApi({ jobDuration: 0 });
  await graphForExamples(api, "examples");
});
afterAll(() => api.emulator.close());

const isEmulated = ([, { algorithmName }]: [string, Body]) => !NOT_EMULATED.includes(algorithmName);
const examples = Object.entries(EXAMPLES);

test.each(examples.filter((example) => !isEmulated(example)))(
  "The example %s is refused, for it is not emulated",
  async (name) => {
    const { status, body } = await runExample(api, "examples", name);
    expect([status, body.errorCode]).toEqual([501, "EMULATOR.501"]);
  },
);

test.each(examples.filter(isEmulated))(
  "The example %s is answered with the outputs of its algorithm",
  async (name, { algorithmName }) => {
    const { body } = await runExample(api, "examples", name);
    const schema = `${algorithmName.replace(/(?:^|_)([a-z0-9])/g, (_: string, letter: string) => letter.toUpperCase())}Outputs`;
    expect(body.data, JSON.stringify(body)).toBeDefined();
    const { outputs } = body.data;
    expect(problemWith(outputs, `service-v1#/components/schemas/${schema}`)).toBeUndefined();
    const documented = DESCRIPTIONS["service-v1"].components.schemas[schema].properties;
    expect(Object.keys(documented)).toEqual(expect.arrayContaining(Object.keys(outputs)));
  },
);
