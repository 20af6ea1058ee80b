import { command } from "../../command/command.ts";
import { type Profile, profilesPath, readProfiles, writeProfile } from "../../config/profile-file.ts";
import { DEFAULT_PROFILE } from "../../config/settings.ts";
import { UsageError } from "../../errors/usage-error.ts";
import { ask, askSecret } from "../../input/ask.ts";
import { readStandardInput } from "../../input/read-source.ts";
import { note } from "../../output/note.ts";

export const configure = command({
  name: "configure",
  summary: "Write a profile: region, project and credentials",
  description:
    "Asks for what is missing. Secrets are not shown, and are given on standard input where there is no terminal. Only its owner may read the file.",
  options: {
    accessKey: { kind: "text", value: "AK", summary: "access key; its secret key is asked for" },
    secretStdin: { kind: "flag", summary: "read the secret key, or the token with --token, from standard input" },
    token: { kind: "flag", summary: "use an IAM token in place of an access key" },
    graph: { kind: "text", value: "GRAPH", summary: "graph that commands use unless one is named" },
  },
  examples: [
    {
      line: "echo $SECRET_KEY | ges configure --profile test --region cn-north-4 --project $PROJECT --access-key AK --secret-stdin",
      summary: "Without a question, as in a script",
    },
  ],
  async run({ accessKey, secretStdin, token: isToken, graph }, session) {
    const { profile: name = DEFAULT_PROFILE, region, project, endpoint, graphEndpoint } = session.globals;
    const before = (await readProfiles())[name] ?? {};
    const place = {
      region:
        region ?? (endpoint ? before.region : await ask("--region", "Region, for example cn-north-4", before.region)),
      projectId: project ?? (await ask("--project", "Project ID, or empty for the region's", before.projectId ?? "")),
    };
    const secret = secretStdin ? (await readStandardInput()).trim() : undefined;
    if (secret === "") throw new UsageError("--secret-stdin: standard input is empty.");
    const credentials = isToken ? await askToken(secret) : await askKeys(accessKey, secret, before);
    const given = { ...place, endpoint, graphEndpoint, graph };
    await writeProfile(name, withoutEmpty({ ...before, ...withoutEmpty(given), ...credentials }));
    note(`Profile ${name} is in ${profilesPath()}, which only you may read.`);
    return undefined;
  },
});

async function askToken(given: string | undefined): Promise<Profile> {
  return { token: given ?? (await askSecret("--secret-stdin", "Token")), accessKey: "", secretKey: "" };
}

async function askKeys(accessKey: string | undefined, secret: string | undefined, before: Profile): Promise<Profile> {
  const key = accessKey ?? (await ask("--access-key", "Access key (AK)", before.accessKey));
  return { accessKey: key, secretKey: secret ?? (await askSecret("--secret-stdin", "Secret key (SK)")), token: "" };
}

function withoutEmpty(profile: Readonly<Record<string, string | undefined>>): Profile {
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined && value !== ""));
}
