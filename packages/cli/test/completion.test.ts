import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startService, type TestService } from "./support/emulator.ts";
import { environmentOf, ges } from "./support/run.ts";

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

/** Words that complete a line, and their meanings. */
async function complete(...words: string[]): Promise<Record<string, string>> {
  const { stdout } = await ges(["complete", "--", ...words], service);
  return Object.fromEntries(
    stdout
      .split("\n")
      .filter(Boolean)
      .map((line) => line.split("\t")),
  );
}

describe("Completion", () => {
  test("knows commands, groups and operations with their meaning", async () => {
    expect(await complete("gra")).toEqual({ graphs: "Create, start, stop, resize and delete graphs" });
    expect(Object.keys(await complete("graphs", "st"))).toEqual(["start", "stop"]);
    expect(Object.keys(await complete("api", "v2", "showG"))).toEqual(["showGraph"]);
  });

  test("knows flags, and the values that they take", async () => {
    expect(Object.keys(await complete("graphs", "stop", "movie", "--w"))).toEqual(["--wait"]);
    expect(Object.keys(await complete("graphs", "list", "--output", "js"))).toEqual(["json", "jsonl"]);
    expect(Object.keys(await complete("api", "v2", "stopGraph", "--gr"))).toContain("--graph_id");
  });

  test("knows the names of graphs from the service, wherever one is wanted", async () => {
    expect(await complete("graphs", "stop", "m")).toEqual({ movie: service.graphId });
    expect(await complete("query", "gremlin", "--graph", "")).toEqual({ movie: service.graphId });
    expect(Object.keys(await complete("algorithm", "run", "page"))).toEqual(["pagerank"]);
  });

  test("is silent where the service cannot be reached", async () => {
    const environment = { ...service.environment, GES_ENDPOINT: "http://127.0.0.1:1" };
    expect(await ges(["complete", "--", "graphs", "stop", ""], { environment })).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
  });
});

test.each([
  ["ges graphs sto", "stop"],
  ["ges graphs stop mo", "movie"],
  ["ges graphs stop '$(touch injected)' --wai", "--wait"],
])("In bash, %s completes to %s", async (line, expected) => {
  const words = line.split(" ");
  const script = `source <(ges completion bash)
    COMP_WORDS=("$@"); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _ges; echo "\${COMPREPLY[*]}"`;
  const env = environmentOf(service.environment);
  const { stdout } = await promisify(execFile)("bash", ["--norc", "-c", script, "bash", ...words], { env });
  expect(stdout).toBe(`${expected}\n`);
});

/** Programs that complete `$1` with the script of another shell. */
const SHELLS = {
  fish: ["--no-config", "-c", 'ges completion fish | source; complete -C "$argv[1]"'],
  zsh: [
    "-fc",
    `compdef() {}; _describe() { print -l -- "\${(@P)2}" }; source <(ges completion zsh)
     words=(\${(z)1}); CURRENT=$#words; _ges`,
    "zsh",
  ],
};

describe.each(Object.entries(SHELLS))("In %s", (shell, program) => {
  const run = async (line: string) => {
    const env = environmentOf(service.environment);
    return (await promisify(execFile)(shell, [...program, line], { env })).stdout;
  };

  test("commands and names of graphs complete, where the shell is installed", async ({ skip }) => {
    await run("ges").catch(({ code }) => skip(code === "ENOENT", `${shell} is not installed`));
    expect(await run("ges graphs sto")).toMatch(/^stop[\t:]Stop a running graph\n$/);
    expect(await run("ges graphs stop mo")).toMatch(/^movie[\t:]/);
  });
});
