import { relative } from "node:path";
import ts from "typescript";

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
  types: ["node"],
  strict: true,
  skipLibCheck: true,
};

/** The public types of each entry as a text. */
export function apiReports(entries: readonly string[]): Map<string, string> {
  const program = ts.createProgram([...entries], OPTIONS);
  return new Map(entries.map((entry) => [entry, apiReport(program, entry)]));
}

/**
 * Whatever an entry exports, and what that refers to in the same package. Comments are left out, and so is what is
 * generated, whose files are committed themselves.
 */
function apiReport(program: ts.Program, entry: string): string {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(entry) as ts.SourceFile;
  const dist = `${entry.split("/dist/")[0]}/dist/`;
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(file) as ts.Symbol);
  const targets = new Map(exported.map((symbol) => [resolved(checker, symbol), symbol.name]));
  const queue = [...targets.keys()];
  const texts = new Map<string, string>();
  const seen = new Set(queue);
  for (const symbol of queue) {
    const name = targets.get(symbol);
    const declarations = (symbol.declarations ?? []).filter((node) => isHandWritten(node, dist));
    const text = declarations.map(textOf).join("\n");
    if (text !== "") texts.set(`${name ?? symbol.name}${name ? "" : " (not exported)"}`, text);
    for (const other of declarations.flatMap((node) => mentioned(checker, node))) {
      if (seen.has(other)) continue;
      seen.add(other);
      queue.push(other);
    }
  }
  const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([name, text]) => `// ${name}\n${text}\n`).join("\n");
}

function resolved(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function isHandWritten(node: ts.Node, dist: string): boolean {
  const path = relative(process.cwd(), node.getSourceFile().fileName);
  return path.startsWith(dist) && !path.includes("/generated/") && !ts.isSourceFile(node) && isTopLevel(node);
}

function isTopLevel(node: ts.Node): boolean {
  return ts.isSourceFile(statementOf(node).parent);
}

function statementOf(node: ts.Node): ts.Node {
  return ts.isVariableDeclaration(node) ? node.parent.parent : node;
}

const printer = ts.createPrinter({ removeComments: true });

function textOf(node: ts.Node): string {
  const text = printer.printNode(ts.EmitHint.Unspecified, statementOf(node), node.getSourceFile());
  return text.replace(/^export (declare )?/, "");
}

/** The symbols that a declaration mentions. */
function mentioned(checker: ts.TypeChecker, declaration: ts.Node): ts.Symbol[] {
  const symbols: ts.Symbol[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const symbol = checker.getSymbolAtLocation(node);
      if (symbol) symbols.push(resolved(checker, symbol));
    }
    ts.forEachChild(node, visit);
  };
  visit(declaration);
  return symbols;
}
