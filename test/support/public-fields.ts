import ts from "typescript";

/** A field of a public type, or a public function or method, and the text that an editor shows for it. */
export interface Shown {
  readonly name: string;
  /** Path to it: `StopGraphInput.graph_id`. */
  readonly path: string;
  readonly text: string;
  /** Its example, as far as it has one. */
  readonly example: string;
}

/** The public types of modules, as the TypeScript compiler sees them. */
export class PublicTypes {
  readonly #checker: ts.TypeChecker;
  readonly #modules: ts.Symbol[];

  constructor(entries: readonly string[]) {
    const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: entries }, ts.sys, ".");
    const program = ts.createProgram([...entries], options);
    this.#checker = program.getTypeChecker();
    this.#modules = entries.map((entry) => {
      return this.#checker.getSymbolAtLocation(program.getSourceFile(entry) as ts.SourceFile) as ts.Symbol;
    });
  }

  /** Functions, classes, interfaces and constants that the modules export, and all that is found in them. */
  exported(isWanted: (name: string) => boolean = () => true): Shown[] {
    const shown: Shown[] = [];
    const seen = new Set<ts.Type>();
    for (const module of this.#modules) {
      for (const symbol of this.#checker.getExportsOfModule(module)) {
        if (!isWanted(symbol.name)) continue;
        const target = symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
        shown.push(this.#shown(target, symbol.name));
        for (const type of this.#typesOf(target)) this.#collect(type, symbol.name, seen, shown);
      }
    }
    return shown;
  }

  /** The generated operations that the modules export as functions. */
  functions(): Shown[] {
    return this.#modules
      .flatMap((module) => this.#checker.getExportsOfModule(module))
      .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol))
      .filter(({ valueDeclaration }) => valueDeclaration?.getSourceFile().fileName.includes("/generated/"))
      .map((symbol) => this.#shown(symbol, symbol.name));
  }

  #typesOf(symbol: ts.Symbol): ts.Type[] {
    const types: ts.Type[] = [];
    if (symbol.flags & ts.SymbolFlags.Value) types.push(this.#checker.getTypeOfSymbol(symbol));
    if (symbol.flags & ts.SymbolFlags.Type) types.push(this.#checker.getDeclaredTypeOfSymbol(symbol));
    return types;
  }

  #collect(given: ts.Type, path: string, seen: Set<ts.Type>, shown: Shown[]): void {
    const type = this.#checker.getBaseConstraintOfType(given) ?? given;
    if (seen.has(type)) return;
    seen.add(type);
    if (type.isUnion()) {
      for (const part of type.types) this.#collect(part, path, seen, shown);
      return;
    }
    if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return;
    for (const argument of this.#checker.getTypeArguments(type as ts.TypeReference)) {
      this.#collect(argument, `${path}[]`, seen, shown);
    }
    for (const { type: entry } of this.#checker.getIndexInfosOfType(type)) {
      this.#collect(entry, `${path}[]`, seen, shown);
    }
    for (const signature of [...type.getCallSignatures(), ...type.getConstructSignatures()]) {
      for (const parameter of signature.parameters) {
        this.#collect(this.#checker.getTypeOfSymbol(parameter), `${path}(${parameter.name})`, seen, shown);
      }
    }
    for (const property of type.getProperties().filter((each) => isOurs(each) && !isInternal(each))) {
      shown.push(this.#shown(property, `${path}.${property.name}`));
      this.#collect(this.#checker.getTypeOfSymbol(property), `${path}.${property.name}`, seen, shown);
    }
  }

  #shown(symbol: ts.Symbol, path: string): Shown {
    const text = ts.displayPartsToString(symbol.getDocumentationComment(this.#checker));
    const example = symbol.getJsDocTags(this.#checker).find(({ name }) => name === "example");
    return { name: symbol.name, path, text, example: ts.displayPartsToString(example?.text) };
  }
}

/** Members of what a library or the language itself declares are described there. */
function isOurs({ name, declarations = [], flags }: ts.Symbol): boolean {
  const isPrivate = declarations.some(
    (declaration) => ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected),
  );
  const isForeign = declarations.every((declaration) => declaration.getSourceFile().fileName.includes("node_modules/"));
  // Symbols as names are marks for the compiler.
  return !name.startsWith("__@") && !isPrivate && !isForeign && !(flags & ts.SymbolFlags.Prototype);
}

function isInternal(symbol: ts.Symbol): boolean {
  return symbol.getJsDocTags().some(({ name }) => name === "internal");
}

const FILLERS = new Set(["a", "an", "the", "of", "its", "this", "to", "for", "in"]);

/** True when a text says no more than the name: `graph_name` is "Name of the graph." */
export function repeatsName({ name, text }: Shown): boolean {
  const words = (from: string) => {
    return from
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word && !FILLERS.has(word));
  };
  const named = new Set(words(name));
  return words(text).every((word) => named.has(word) || named.has(word.replace(/s$/, "")));
}
