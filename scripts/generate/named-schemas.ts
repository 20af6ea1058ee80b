import ts from "typescript";

const { factory } = ts;

/**
 * Declares each schema under its own name, which editors then show, instead of an object inside of `components` that
 * they write out in full wherever it is used.
 */
export function withNamedSchemas(nodes: readonly ts.Node[]): ts.Node[] {
  const declarations: ts.Node[] = [];
  const named = nodes.map((node) => {
    return isInterface(node, "components") ? withMembers(node, (member) => extracted(member, declarations)) : node;
  });
  return [...named, ...declarations].map((node) => ts.transform(node, [() => referToNames]).transformed[0] as ts.Node);
}

function isInterface(node: ts.Node, name: string): node is ts.InterfaceDeclaration {
  return ts.isInterfaceDeclaration(node) && node.name.text === name;
}

function withMembers(node: ts.InterfaceDeclaration, change: (member: ts.TypeElement) => ts.TypeElement) {
  const { modifiers, name, typeParameters, heritageClauses, members } = node;
  return factory.updateInterfaceDeclaration(
    node,
    modifiers,
    name,
    typeParameters,
    heritageClauses,
    members.map(change),
  );
}

/** The member `schemas` with references to declarations, which it adds to a list. */
function extracted(member: ts.TypeElement, declarations: ts.Node[]): ts.TypeElement {
  if (!ts.isPropertySignature(member) || textOf(member.name) !== "schemas") return member;
  if (!member.type || !ts.isTypeLiteralNode(member.type)) return member;
  const schemas = member.type.members.map((schema) => {
    if (!ts.isPropertySignature(schema) || !schema.type) return schema;
    const name = textOf(schema.name);
    const declaration = declarationOf(name, schema.type);
    ts.setSyntheticLeadingComments(declaration, ts.getSyntheticLeadingComments(schema));
    declarations.push(declaration);
    return factory.createPropertySignature(schema.modifiers, name, undefined, reference(name));
  });
  const { modifiers, name, questionToken } = member;
  return factory.updatePropertySignature(
    member,
    modifiers,
    name,
    questionToken,
    factory.createTypeLiteralNode(schemas),
  );
}

function declarationOf(name: string, type: ts.TypeNode): ts.Node {
  const exported = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  return ts.isTypeLiteralNode(type)
    ? factory.createInterfaceDeclaration(exported, name, undefined, undefined, type.members)
    : factory.createTypeAliasDeclaration(exported, name, undefined, type);
}

/** Makes `Name` of `components["schemas"]["Name"]`. */
function referToNames(node: ts.Node): ts.Node {
  const visit = (child: ts.Node): ts.Node => {
    const name = ts.isIndexedAccessTypeNode(child) ? schemaNameIn(child) : undefined;
    return name === undefined ? ts.visitEachChild(child, visit, undefined) : reference(name);
  };
  return visit(node);
}

function schemaNameIn({ objectType, indexType }: ts.IndexedAccessTypeNode): string | undefined {
  if (!ts.isIndexedAccessTypeNode(objectType) || literalOf(objectType.indexType) !== "schemas") return undefined;
  const { objectType: components } = objectType;
  const isRoot = ts.isTypeReferenceNode(components) && textOf(components.typeName) === "components";
  return isRoot ? literalOf(indexType) : undefined;
}

function literalOf(node: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : undefined;
}

function reference(name: string): ts.TypeNode {
  return factory.createTypeReferenceNode(name);
}

function textOf(name: ts.PropertyName | ts.EntityName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";
}
