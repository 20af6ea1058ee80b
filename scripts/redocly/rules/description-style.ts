import type { Context } from "../../openapi.ts";

/** Descriptions are sentences, so they end with a full stop. */
export function descriptionStyle() {
  const check = ({ description }: { description?: string }, { report, location }: Context) => {
    if (description !== undefined && !description.trim().endsWith(".")) {
      report({
        message: "A description is made of sentences and ends with a full stop.",
        location: location.child(["description"]),
      });
    }
  };
  return { Operation: check, Parameter: check, RequestBody: check, Response: check, Schema: check, Tag: check };
}
