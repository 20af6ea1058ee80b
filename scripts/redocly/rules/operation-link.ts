import type { Context, Operation } from "../../openapi.ts";

/** The link and the page id name the same page of the vendor. */
export function operationLink() {
  return {
    Operation(operation: Operation, { report, location }: Context) {
      const page = operation["x-ges-page"];
      const expected = `https://support.huaweicloud.com/intl/en-us/api-ges/${page}.html`;
      if (operation.externalDocs?.url !== expected) {
        report({
          message: `\`externalDocs.url\` and \`x-ges-page\` disagree. Expected ${expected}`,
          location: location.child(["externalDocs"]),
        });
      }
    },
  };
}
