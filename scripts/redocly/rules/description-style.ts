import type { Context } from "../../openapi.ts";

/** Openings that talk about the text instead of the thing. */
const ROUNDABOUT = /^(What|Tells|Is told)\b/;

/** Descriptions are sentences that begin with a noun or a verb and end with a full stop. */
export function descriptionStyle() {
  const check = ({ description }: { description?: string }, { report, location }: Context) => {
    if (description === undefined) return;
    const at = location.child(["description"]);
    if (!description.trim().endsWith(".")) {
      report({ message: "A description is made of sentences and ends with a full stop.", location: at });
    }
    if (ROUNDABOUT.test(description)) {
      report({
        message: "A description begins with a noun or a verb, for example `Results of the query.`",
        location: at,
      });
    }
  };
  return { Operation: check, Parameter: check, RequestBody: check, Response: check, Schema: check, Tag: check };
}
