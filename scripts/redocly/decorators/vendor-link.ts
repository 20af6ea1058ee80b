import { type Operation, pageUrl } from "../../openapi.ts";

/** Leads from an operation to the vendor's page, in its text: the renderer does not show where `externalDocs` lead. */
export function vendorLink() {
  return {
    Operation: {
      leave(operation: Operation) {
        const { description, url } = operation.externalDocs;
        const others = (operation["x-ges-other-pages"] ?? []).map((page) => `[${page}](${pageUrl(page)})`);
        const more = others.length > 0 ? ` Also ${others.join(", ")}.` : "";
        operation.description = `${operation.description.trim()}\n\nThe vendor's page: [${description}](${url}).${more}`;
      },
    },
  };
}
