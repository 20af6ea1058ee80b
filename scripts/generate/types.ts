import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { Description, Schema } from "../openapi.ts";
import { withHoverTexts } from "./hover-texts.ts";
import { withNamedSchemas } from "./named-schemas.ts";

/** The TypeScript types of everything in a description. */
export async function types(description: Description, { immutable = false } = {}): Promise<string> {
  const nodes = await openapiTS(withHoverTexts(description) as never, {
    alphabetize: false,
    immutable,
    // A default is what the service takes when a field is absent, so nobody has to give the field.
    defaultNonNullable: false,
    transform: (schema) => openUnion(schema as Schema),
  });
  // What it makes of continuation lines is code to Markdown; and what a closed set holds is seen in the type.
  return astToString(withNamedSchemas(nodes))
    .replace(/^( *\*) {5}/gm, "$1 ")
    .replace(/^ *\* @(enum \{.*\}|constant)\n/gm, "");
}

/** `"200" | "900" | (string & {})`: an editor offers the known values, the compiler takes any. */
function openUnion(schema: Schema): ts.TypeNode | undefined {
  const values = schema["x-ges-values"];
  if (!values) return undefined;
  const { factory } = ts;
  const string = factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword);
  return factory.createUnionTypeNode([
    ...Object.keys(values).map((value) => factory.createLiteralTypeNode(factory.createStringLiteral(value))),
    factory.createParenthesizedType(factory.createIntersectionTypeNode([string, factory.createTypeLiteralNode([])])),
  ]);
}
