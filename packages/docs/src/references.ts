import { readFile } from "node:fs/promises";

/** The descriptions that are rendered, in the order of the landing page. */
export const REFERENCES = ["management-v2", "management-v1", "service-v1"] as const;

/** What the landing page says of a description. */
export interface Reference {
  name: string;
  title: string;
  summary: string;
  groups: { tag: string; description: string; operations: Operation[] }[];
}

export interface Operation {
  operationId: string;
  summary: string;
  /** Where the rendered page shows the operation. */
  link: string;
}

interface Description {
  info: { title: string; summary: string };
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, { operationId: string; summary: string; tags: string[] }>>;
}

/** Reads a bundled description, for it has the actions that the standard form merges. */
export async function readReference(name: string): Promise<Reference> {
  const file = new URL(`../../../spec/bundled/${name}.json`, import.meta.url);
  const { info, tags, paths } = JSON.parse(await readFile(file, "utf8")) as Description;
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  return {
    name,
    title: info.title,
    summary: info.summary,
    groups: tags.map((tag) => ({
      tag: tag.name,
      description: tag.description,
      operations: operations
        .filter((operation) => operation.tags.includes(tag.name))
        .map(({ operationId, summary }) => ({
          operationId,
          summary,
          link: `${name}.html#/${tag.name.toLowerCase()}/${operationId.toLowerCase()}`,
        })),
    })),
  };
}
