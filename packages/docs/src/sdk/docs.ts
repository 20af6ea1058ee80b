import { Comment, type CommentTag } from "typedoc";
import type { Docs } from "../model/sdk.ts";

/** A docstring as Markdown. Names in links become code: the pages link what they know. */
export function docsOf(comment: Comment | undefined): Docs {
  const tagged = (tag: `@${string}`, text = ({ content }: CommentTag) => markdown(content)) =>
    (comment?.blockTags ?? []).filter((block) => block.tag === tag).map(text);
  return {
    text: markdown(comment?.summary ?? []),
    throws: tagged("@throws", ({ typeAnnotation, content }) =>
      [typeAnnotation?.replace(/^\{(.*)\}$/, "`$1`"), markdown(content)].filter(Boolean).join(" "),
    ),
    examples: tagged("@example"),
    see: tagged("@see"),
  };
}

function markdown(parts: Comment["summary"]): string {
  return Comment.combineDisplayParts(parts)
    .replaceAll(/\{@link ([^}|\s]+)[^}]*\}/g, "`$1`")
    .trim();
}
