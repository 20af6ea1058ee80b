import type { Operation } from "../../openapi.ts";

/** Leads from an operation to the vendor's page, in its text: the renderer does not show where `externalDocs` lead. */
export function vendorLink() {
  return {
    Operation: {
      leave(operation: Operation) {
        const { description, url } = operation.externalDocs;
        operation.description = `${operation.description.trim()}\n\nThe vendor's page: [${description}](${url}).`;
      },
    },
  };
}
