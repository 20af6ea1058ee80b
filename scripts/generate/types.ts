import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { Description, Schema } from "../openapi.ts";
import { withHoverTexts } from "./hover-texts.ts";
import { INTEGER_TYPES, integerType, schemasOfResponses } from "./integers.ts";
import { withNamedSchemas } from "./named-schemas.ts";

/** The TypeScript types of everything in a description. */
export async function types(description: Description, { immutable = false } = {}): Promise<string> {
  const ofResponses = schemasOfResponses(description);
  const nodes = await openapiTS(withHoverTexts(description) as never, {
    alphabetize: false,
    immutable,
    // A default is what the service takes when a field is absent, so nobody has to give the field.
    defaultNonNullable: false,
    transform: (schema, { path = "" }) => {
      const [, name = ""] = /^#\/components\/schemas\/([^/]+)/.exec(path) ?? [];
      if (immutable) return openUnion(schema as Schema);
      const isResponse = ofResponses.has(name) || path.includes("/responses/");
      return openUnion(schema as Schema) ?? integerType(schema as Schema, isResponse);
    },
    // What a program builds its request from may be undefined; JSON leaves it out.
    ...(!immutable && { transformProperty: allowUndefined }),
  });
  return withImports(
    compact(astToString(withNamedSchemas(nodes)))
      // What it makes of a text's further lines is code to Markdown; and what a closed set holds is seen in the type.
      .replace(/^( *\*) {5}/gm, "$1 ")
      .replace(/^ *\* @(enum \{.*\}|constant)\n/gm, ""),
  );
}

function withImports(source: string): string {
  const used = INTEGER_TYPES.filter((name) => new RegExp(`\\b${name}\\b`).test(source));
  return used.length > 0 ? `import type { ${used.join(", ")} } from "@ges-sdk/core";\n\n${source}` : source;
}

/** Brings what says little onto one line: a fifth of all lines is gone so. */
function compact(source: string): string {
  return source
    .replace(/(\?: never;)\n\s+(?=\w+\?: never;)/g, "$1 ")
    .replace(/\{\n\s+(\[name: string\]: unknown;|"application\/json": .*;|\w+\?: never; .*)\n\s+\};/g, "{ $1 };")
    .replace(/\{\n\s+(headers: \{.*\};)\n\s+(content: \{.*\};)\n\s+\};/g, "{ $1 $2 };")
    .replace(/\{\n\s+(content: \{.*\};)\n\s+\};/g, "{ $1 };");
}

function allowUndefined(property: ts.PropertySignature): ts.PropertySignature {
  const { modifiers, name, questionToken, type } = property;
  if (!questionToken || !type) return property;
  const undefinedType = ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword);
  const union = ts.factory.createUnionTypeNode([type, undefinedType]);
  return ts.factory.updatePropertySignature(property, modifiers, name, questionToken, union);
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
