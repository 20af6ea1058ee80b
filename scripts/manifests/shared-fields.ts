/** Fields of the root's `package.json` that published packages take over. */
interface Root {
  author: string;
  repository: { type: string; url: string };
}

/** Supported lines of Node.js: the policy is in CONTRIBUTING, the tests run on each. */
const NODE = "^22.13.0 || ^24.0.0 || >=26.0.0";

const KEYWORDS = ["huawei", "huaweicloud", "ges", "graph engine service", "graph", "graph database", "sdk"];

/** Fields that all published packages share. The root's `repository.url` is the one place for the project's address. */
export function sharedFields({ author, repository }: Root, folder: string, { exports }: { exports: object }) {
  const address = repository.url.replace(/^git\+/, "").replace(/\.git$/, "");
  return {
    keywords: KEYWORDS,
    author,
    homepage: `${address}#readme`,
    bugs: { url: `${address}/issues` },
    repository: { ...repository, directory: `packages/${folder}` },
    publishConfig: { access: "public", provenance: true },
    engines: { node: NODE },
    // For tools that do not read `exports`.
    ...("." in exports && { main: "./dist/index.js", types: "./dist/index.d.ts" }),
    exports: { ...exports, "./package.json": "./package.json" },
  };
}
