/** Declaration text → syntax tree. */
import ts from 'typescript';

export interface ParsedDeclarations {
  readonly source: ts.SourceFile;
  readonly syntaxErrors: readonly { readonly offset: number; readonly message: string }[];
}

/** Parses a declaration file on its own; nothing is resolved or type-checked. */
export function parseDeclarations(fileName: string, text: string): ParsedDeclarations {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
  // The parser keeps its errors on the tree, but only a program hands them out.
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost({}),
    fileExists: (name) => name === fileName,
    readFile: (name) => (name === fileName ? text : undefined),
    getSourceFile: (name) => (name === fileName ? source : undefined),
  };
  const program = ts.createProgram([fileName], { noLib: true, noResolve: true, types: [] }, host);
  const syntaxErrors = program.getSyntacticDiagnostics(source).map((diagnostic) => ({
    offset: diagnostic.start,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, ' '),
  }));
  return { source, syntaxErrors };
}
