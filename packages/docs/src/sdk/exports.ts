import {
  type DeclarationReflection,
  type ParameterReflection,
  ReflectionKind,
  ReflectionType,
  type SignatureReflection,
  type SomeType,
  type TypeParameterReflection,
} from "typedoc";
import type { Export, Kind, Part } from "../model/sdk.ts";
import { docsOf } from "./docs.ts";

const KIND_OF = new Map<ReflectionKind, Kind>([
  [ReflectionKind.Function, "function"],
  [ReflectionKind.Class, "class"],
  [ReflectionKind.Interface, "interface"],
  [ReflectionKind.TypeAlias, "type"],
  [ReflectionKind.Variable, "constant"],
]);

/** Members that pages of their own show: the error codes. */
const SHOWN_ELSEWHERE = "KnownGesErrors";

/** Longest signature that stays on one line. */
const LINE = 90;

/** An export as the pages show it. Exports that only hand on another entry's are left out. */
export function exportOf(declaration: DeclarationReflection): Export[] {
  const kind = KIND_OF.get(declaration.kind);
  if (kind === undefined) return [];
  const [signature] = signaturesOf(declaration);
  const { name, comment } = declaration;
  return [
    {
      name,
      kind,
      declaration: kind === "function" ? signaturesText(declaration) : headText(kind, declaration),
      docs: docsOf(comment ?? signature?.comment),
      parameters: kind === "function" && signature ? parametersOf(signature) : [],
      members: name === SHOWN_ELSEWHERE ? [] : membersOf(declaration),
    },
  ];
}

/** The signatures of a function or method, or of a constant that holds a function. */
function signaturesOf({ signatures, type }: DeclarationReflection): SignatureReflection[] {
  return signatures ?? (type instanceof ReflectionType ? (type.declaration.signatures ?? []) : []);
}

function signaturesText(declaration: DeclarationReflection): string {
  return signaturesOf(declaration)
    .map((signature) => `function ${declaration.name}${callText(signature, ": ")}`)
    .join("\n");
}

function headText(kind: Kind, { name, type, typeParameters, extendedTypes = [] }: DeclarationReflection): string {
  const generics = genericsText(typeParameters);
  if (kind === "constant") return `const ${name}: ${type}`;
  if (kind === "type") return `type ${name}${generics} = ${type}`;
  const bases = extendedTypes.length > 0 ? ` extends ${extendedTypes.join(", ")}` : "";
  return `${kind} ${name}${generics}${bases}`;
}

function genericsText(parameters: readonly TypeParameterReflection[] = []): string {
  if (parameters.length === 0) return "";
  const texts = parameters.map(({ name, type, default: given }) =>
    [name, ...(type ? [`extends ${type}`] : []), ...(given ? [`= ${given}`] : [])].join(" "),
  );
  return `<${texts.join(", ")}>`;
}

function callText({ typeParameters, parameters = [], type }: SignatureReflection, before: ": " | " => "): string {
  const texts = parameters.map((parameter) => {
    const { name, optional, type } = parameterOf(parameter);
    return `${parameter.flags.isRest ? "..." : ""}${name}${optional ? "?" : ""}: ${type}`;
  });
  const generics = genericsText(typeParameters);
  const line = `${generics}(${texts.join(", ")})${before}${type}`;
  return line.length <= LINE ? line : `${generics}(\n${texts.map((text) => `  ${text},\n`).join("")})${before}${type}`;
}

function parametersOf({ parameters = [] }: SignatureReflection): Part[] {
  return parameters.map(parameterOf);
}

function parameterOf({ name, type, flags, defaultValue, comment }: ParameterReflection): Part {
  return {
    // A parameter that is taken apart has no name of its own.
    name: name === "__namedParameters" ? "options" : name,
    type: String(type),
    optional: flags.isOptional || defaultValue !== undefined,
    docs: docsOf(comment),
  };
}

/** The properties and methods that a type does not inherit and that are meant for its users. */
function membersOf({ children, type }: DeclarationReflection): Part[] {
  return (children ?? childrenOf(type))
    .filter(({ kind, inheritedFrom, flags }) => {
      return kind !== ReflectionKind.Constructor && inheritedFrom === undefined && !flags.isStatic;
    })
    .flatMap(memberOf);
}

function childrenOf(type: SomeType | undefined): DeclarationReflection[] {
  return type instanceof ReflectionType ? (type.declaration.children ?? []) : [];
}

/** A member; of an object with methods, such as `emulator.faults`, each by itself. */
function memberOf(member: DeclarationReflection): Part[] {
  const { type, flags, comment } = member;
  const nested = childrenOf(type);
  const [signature] = signaturesOf(member);
  const name = member.name.replace(/^\[(asyncDispose|asyncIterator|dispose|iterator)\]$/, "[Symbol.$1]");
  if (nested.some((part) => signaturesOf(part).length > 0)) {
    return nested.flatMap(memberOf).map((part) => ({ ...part, name: `${name}.${part.name}` }));
  }
  return [
    {
      name,
      type: signature ? callText(signature, " => ") : String(type),
      optional: flags.isOptional,
      docs: docsOf(comment ?? signature?.comment),
    },
  ];
}
