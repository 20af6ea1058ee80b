import { type Context, type Operation, pageUrl } from "../../openapi.ts";

/** The link and the page id name the same page of the vendor. */
export function operationLink() {
  return {
    Operation(operation: Operation, { report, location }: Context) {
      const page = operation["x-ges-page"];
      const expected = pageUrl(page);
      if (operation.externalDocs?.url !== expected) {
        report({
          message: `\`externalDocs.url\` and \`x-ges-page\` disagree. Expected ${expected}`,
          location: location.child(["externalDocs"]),
        });
      }
    },
  };
}
