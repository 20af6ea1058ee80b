import { codeSamples } from "./decorators/code-samples.ts";
import { documentValues } from "./decorators/document-values.ts";
import { mergeActions } from "./decorators/merge-actions.ts";
import { plainSchemas } from "./decorators/plain-schemas.ts";
import { showActions } from "./decorators/show-actions.ts";
import { splitActions } from "./decorators/split-actions.ts";
import { vendorLink } from "./decorators/vendor-link.ts";
import { actionFragment } from "./rules/action-fragment.ts";
import { componentName } from "./rules/component-name.ts";
import { descriptionStyle } from "./rules/description-style.ts";
import { freshSource } from "./rules/fresh-source.ts";
import { operationLink } from "./rules/operation-link.ts";
import { operationName } from "./rules/operation-name.ts";
import { operationOrder } from "./rules/operation-order.ts";
import { operationSource } from "./rules/operation-source.ts";
import { propertyDescription } from "./rules/property-description.ts";
import { sharedErrors } from "./rules/shared-errors.ts";

/** Rules and decorators that this project adds to the Redocly command line. */
export default function gesPlugin() {
  return {
    id: "ges",
    rules: {
      oas3: {
        "action-fragment": actionFragment,
        "component-name": componentName,
        "description-style": descriptionStyle,
        "operation-link": operationLink,
        "operation-name": operationName,
        "fresh-source": freshSource,
        "operation-order": operationOrder,
        "operation-source": operationSource,
        "property-description": propertyDescription,
        "shared-errors": sharedErrors,
      },
    },
    decorators: {
      oas3: {
        "code-samples": codeSamples,
        "document-values": documentValues,
        "merge-actions": mergeActions,
        "plain-schemas": plainSchemas,
        "show-actions": showActions,
        "split-actions": splitActions,
        "vendor-link": vendorLink,
      },
    },
  };
}
