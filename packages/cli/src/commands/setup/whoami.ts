import { command } from "../../command/command.ts";
import { identityOf } from "../../config/identity.ts";

export const whoami = command({
  name: "whoami",
  summary: "Show the credentials, project and region that commands use, and where each comes from",
  description: "Shows no secret. `ges doctor` checks whether the service accepts them.",
  examples: [{ line: "ges whoami", summary: "Which account a command would work on" }],
  async run(_, session) {
    const settings = await session.settings();
    const identity = await identityOf(settings, await session.credentials(), session.signal);
    const { profileName, region, endpoint, projectId, graph } = settings;
    const shown = { region, endpoint, project: projectId, graph };
    const sources = Object.entries(shown).map(([name, setting]) => [name, setting?.source]);
    const values = Object.entries(shown).map(([name, setting]) => [name, setting?.value]);
    const data = { profile: profileName, ...Object.fromEntries(values), ...identity };
    const view = Object.fromEntries(
      Object.entries({ ...data, credentials: `${identity.credentials} (${identity.source})` })
        .filter(([name]) => name !== "source")
        .map(([name, value]) => [name, withSource(value, Object.fromEntries(sources)[name])]),
    );
    return { data, view };
  },
});

function withSource(value: unknown, source: string | undefined): unknown {
  return value === undefined || source === undefined ? value : `${value} (${source})`;
}
