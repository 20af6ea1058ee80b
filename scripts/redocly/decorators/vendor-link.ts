import { type Operation, pageUrl, type Source } from "../../openapi.ts";

/** Leads from an operation to its sources, in its text: the renderer does not show where `externalDocs` lead. */
export function vendorLink() {
  return {
    Operation: {
      leave(operation: Operation) {
        const { description, url } = operation.externalDocs;
        const sources = operation["x-ges-source"].map(shown);
        operation.description = [
          operation.description.trim(),
          `The vendor's page: [${description}](${url}).`,
          `Sources: ${sources.join("; ")}.`,
        ].join("\n\n");
      },
    },
  };
}

function shown(source: Source): string {
  const date = source.date ?? "undated";
  if ("client" in source) return `the vendor's ${source.client} client (${date})`;
  return `[${source.page}](${pageUrl(source.page)}) (${date}: ${source.shows.join(", ")})`;
}
