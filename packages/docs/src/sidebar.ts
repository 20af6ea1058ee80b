import { defineRouteMiddleware, type StarlightRouteData } from "@astrojs/starlight/route-data";
import { COMMANDS } from "./model/commands.ts";
import { type Language, languageOf, localPath } from "./model/languages.ts";
import { groupsOf } from "./model/operations.ts";
import { REFERENCES } from "./model/references.ts";
import { ENTRIES, pathOf } from "./model/sdk.ts";
import { tagName, wordsOf } from "./model/words.ts";

type Entry = StarlightRouteData["sidebar"][number];

/** Puts the reference beside the guides: all of it as links, and the part that the reader is in unfolded. */
export const onRequest = defineRouteMiddleware(({ locals, url }) => {
  const { starlightRoute } = locals;
  const isReference = /^(\/zh)?\/(v1|v2|service|errors|sdk|cli)\//.test(url.pathname);
  const guides = starlightRoute.sidebar.map((entry) =>
    entry.type === "group" ? { ...entry, collapsed: isReference } : entry,
  );
  starlightRoute.sidebar = [...guides, ...referenceEntries(url.pathname, languageOf(url.pathname))];
});

function referenceEntries(path: string, language: Language): Entry[] {
  const words = wordsOf(language);
  const link = (label: string, target: string): Entry => {
    const href = localPath(language, target);
    return { type: "link", label, href, isCurrent: href === path, badge: undefined, attrs: {} };
  };
  const references = REFERENCES.flatMap((reference): Entry[] => {
    const overview = `/${reference.version}/`;
    if (!path.startsWith(localPath(language, overview))) return [link(reference.title[language], overview)];
    const groups = groupsOf(reference).map(
      ({ tag, operations }): Entry => ({
        type: "group",
        label: tagName(tag, language),
        entries: operations.map((operation) =>
          link(language === "zh" ? operation.chinese.title : operation.summary, operation.path),
        ),
        collapsed: !operations.some((operation) => localPath(language, operation.path) === path),
        badge: undefined,
      }),
    );
    return [
      {
        type: "group",
        label: reference.title[language],
        entries: [link(words("overview"), overview), ...groups],
        collapsed: false,
        badge: undefined,
      },
    ];
  });
  const sdk: Entry = {
    type: "group",
    label: words("sdk"),
    entries: ENTRIES.map((entry) => link(entry.module, pathOf(entry))),
    collapsed: !path.startsWith(localPath(language, "/sdk/")),
    badge: undefined,
  };
  const commandLine: Entry = path.startsWith(localPath(language, "/cli/"))
    ? {
        type: "group",
        label: words("commandLine"),
        entries: [
          link(words("overview"), "/cli/"),
          ...COMMANDS.map(({ name, path: target }) => link(`ges ${name}`, target)),
        ],
        collapsed: false,
        badge: undefined,
      }
    : link(words("commandLine"), "/cli/");
  return [
    {
      type: "group",
      label: words("reference"),
      entries: [
        ...references,
        sdk,
        commandLine,
        link(words("errorCodes"), "/errors/"),
        link(words("project"), "/project/"),
      ],
      collapsed: false,
      badge: undefined,
    },
  ];
}
