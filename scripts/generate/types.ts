import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { Description, Schema } from "../openapi.ts";

/** The TypeScript types of everything in a description. */
export async function types(description: Description): Promise<string> {
  // The types are made from a copy: openapi-typescript changes what it is given.
  const nodes = await openapiTS(structuredClone(description) as never, {
    alphabetize: false,
    // A default is what the service takes when a field is absent, so nobody has to give the field.
    defaultNonNullable: false,
    transform: (schema) => openUnion(schema as Schema),
  });
  return astToString(nodes);
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
