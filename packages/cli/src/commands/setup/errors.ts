import { closest } from "@ges-sdk/validation";
import { command } from "../../command/command.ts";
import { NotFoundError } from "../../errors/not-found-error.ts";
import { listResult } from "../../output/result.ts";

export const explainCode = command({
  name: "errors",
  summary: "Explain an error code of the service, or list all",
  arguments: { code: { summary: "the code, for example GES.7001", optional: true } },
  examples: [{ line: "ges errors GES.7001", summary: "What has happened, and what to do" }],
  async run({ code: given }) {
    const { GES_ERRORS } = await import("@ges-sdk/core");
    const entries = Object.entries(GES_ERRORS).map(([code, entry]) => ({ code, ...entry }));
    if (given === undefined) return listResult(entries, "code", ({ code, meaning }) => ({ code, meaning }));
    const entry = entries.find(({ code }) => code === given.toUpperCase());
    if (entry) return { data: entry, id: "code" };
    const meant = closest(
      given,
      entries.map(({ code }) => code),
    );
    const hint = meant === undefined ? "`ges errors` lists the codes." : `Did you mean ${meant}?`;
    throw new NotFoundError(`${given} is no error code of the service that is known. ${hint}`);
  },
});
