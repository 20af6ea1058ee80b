import { readFileSync } from "node:fs";
import type { Language } from "./languages.ts";
import { SDK } from "./places.ts";

/** An entry of a package: what programs name in `import`. */
export interface SdkEntry {
  /** Name in addresses. */
  slug: string;
  /** Name in programs. */
  module: string;
  /** File that exports everything, from the root of the project. */
  source: string;
  /** One sentence. */
  summary: Record<Language, string>;
}

/** The entries whose API is written by hand. Those of the clients are the operations. */
export const ENTRIES: readonly SdkEntry[] = [
  {
    slug: "core",
    module: "@ges-sdk/core",
    source: "packages/core/src/index.ts",
    summary: {
      en: "What the clients share: credentials, options, errors, waiting and paging.",
      zh: "各客户端共用的部分：凭证、选项、错误、等待与分页。",
    },
  },
  {
    slug: "core-node",
    module: "@ges-sdk/core/node",
    source: "packages/core/src/node/index.ts",
    summary: {
      en: "What needs Node.js: credentials from the environment, files and servers, and a diagnosis of the connection.",
      zh: "需要 Node.js 的部分：来自环境变量、文件和服务器的凭证，以及连接诊断。",
    },
  },
  {
    slug: "core-undici",
    module: "@ges-sdk/core/undici",
    source: "packages/core/src/undici/index.ts",
    summary: {
      en: "A transport with a connection pool, proxies and certificates. It needs the package undici.",
      zh: "支持连接池、代理和证书的传输层，需要安装 undici。",
    },
  },
  {
    slug: "emulator",
    module: "@ges-sdk/emulator",
    source: "packages/emulator/src/index.ts",
    summary: {
      en: "The service in a process or a test: options, faults, clock, snapshots and the journal of requests.",
      zh: "在进程或测试中运行的服务：选项、故障注入、时钟、快照和请求日志。",
    },
  },
];

/** The kinds of exports, in the order of a page. */
export const KINDS = ["function", "class", "interface", "type", "constant"] as const;

export type Kind = (typeof KINDS)[number];

/** The text of a docstring. Everything is Markdown. */
export interface Docs {
  text: string;
  throws: string[];
  examples: string[];
  see: string[];
}

/** A parameter of a function, or a property or method of a type. */
export interface Part {
  name: string;
  type: string;
  optional: boolean;
  docs: Docs;
}

/** An export of an entry. */
export interface Export {
  name: string;
  kind: Kind;
  /** Declaration without its body: a function's signatures, a type's definition. */
  declaration: string;
  docs: Docs;
  parameters: Part[];
  members: Part[];
}

let found: Record<string, Export[]> | undefined;

/** The exports of an entry, as `src/sdk/extract.ts` found them. */
export function exportsOf({ slug }: SdkEntry): Export[] {
  found ??= JSON.parse(readFileSync(SDK, "utf8")) as Record<string, Export[]>;
  return found[slug] ?? [];
}

export function pathOf({ slug }: SdkEntry): string {
  return `/sdk/${slug}/`;
}

/** The address of an exported name, seen from an entry: several entries may have types of one name. */
export function sdkLinks(from: SdkEntry): (name: string) => string | undefined {
  const links = new Map<string, string>();
  for (const entry of [...ENTRIES.filter(({ slug }) => slug !== from.slug), from]) {
    for (const { name } of exportsOf(entry)) links.set(name, `${pathOf(entry)}#${name}`);
  }
  return (name) => links.get(name);
}
