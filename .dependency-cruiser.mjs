/**
 * Rules for what each room of the house may import. `npm run lint` checks them.
 *
 * @type {import("dependency-cruiser").IConfiguration}
 */
export default {
  forbidden: [
    {
      name: "no-circles-of-files",
      comment: "A file that imports itself by a detour cannot be read, tested or moved on its own.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-circles-of-folders",
      comment: "A folder holds one subject; two that need each other are one, or hide a third.",
      scope: "folder",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "packages-only-by-name",
      comment: "A package reads another one through its exports, never its files by path.",
      severity: "error",
      from: { path: "^packages/([^/]+)/" },
      to: {
        path: "^packages/([^/]+)/(src|dist)/",
        pathNot: "^packages/$1/",
        dependencyTypes: ["local"],
        dependencyTypesNot: ["aliased-workspace"],
      },
    },
    {
      name: "tools-read-no-package-by-path",
      comment: "Scripts, examples, benchmarks and tests of the whole repository use what packages export.",
      severity: "error",
      from: { path: "^(scripts|examples|benchmarks|test)/" },
      to: {
        path: "^packages/[^/]+/(src|dist)/",
        dependencyTypes: ["local"],
        dependencyTypesNot: ["aliased-workspace"],
      },
    },
    {
      name: "core-stands-alone",
      comment: "The runtime imports nothing of ours.",
      severity: "error",
      from: { path: "^packages/core/src/" },
      to: { path: "^(packages/(?!core/)|@ges-sdk/|scripts/|spec/)" },
    },
    {
      name: "graph-engine-stands-alone",
      comment: "The graph engine knows no HTTP and nothing of ours.",
      severity: "error",
      from: { path: "^packages/graph-engine/src/" },
      to: { path: "^(packages/(?!graph-engine/)|@ges-sdk/|scripts/|spec/|(node:)?(https?|net)$)" },
    },
    {
      name: "validation-stands-alone",
      comment: "It serves the emulator and the command line alike, and knows neither.",
      severity: "error",
      from: { path: "^packages/validation/src/" },
      to: { path: "^(packages/(?!validation/)|@ges-sdk/|scripts/|spec/)" },
    },
    {
      name: "clients-import-only-core",
      comment: "A client is its generated files and the runtime.",
      severity: "error",
      from: { path: "^packages/(v[12])/src/" },
      to: { path: "^(packages/(?!core/|$1/)|@ges-sdk/(?!core)|scripts/|spec/)" },
    },
    {
      name: "emulator-imports-no-client",
      comment: "The emulator stays an independent witness.",
      severity: "error",
      from: { path: "^packages/emulator/src/" },
      to: { path: "^(packages/(core|v1|v2|docs)/|@ges-sdk/(core|v1|v2)|scripts/)" },
    },
    {
      name: "cli-imports-only-clients",
      comment: "The command line is calls of the clients; it finds an installed emulator by its name, at run time.",
      severity: "error",
      from: { path: "^packages/cli/src/" },
      to: { path: "^(packages/(emulator|graph-engine|docs)/|@ges-sdk/(emulator|graph-engine)|scripts/|spec/)" },
    },
    {
      name: "nobody-imports-the-cli",
      comment: "The command line is a program. The site reads the definitions of its commands.",
      severity: "error",
      from: { path: "^packages/(?!(cli|docs)/)" },
      to: { path: "^(packages/cli/|@ges-sdk/cli)" },
    },
    {
      name: "generated-types-import-no-code",
      comment: "What the description is compiled into depends on nothing that a person wrote, but for the runtime.",
      severity: "error",
      from: { path: "/(generated|compiled)/" },
      to: { path: "^packages/[^/]+/src/(?!generated/|compiled/)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|/dist/" },
    exclude: { path: "/compiled/.*\\.js$|\\.astro$" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "default", "node"],
      extensions: [".ts", ".js", ".mjs", ".d.ts", ".json"],
    },
  },
};
