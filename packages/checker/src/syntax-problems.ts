import type { Problem } from '@leakcheck/core';
import type TS from 'typescript';
import { compiler } from './compiler.js';

/** Codes of what is right in TypeScript but not in JavaScript, such as Flow's type annotations; it parses all the same. */
const TYPESCRIPT_ONLY_SYNTAX = { first: 8000, last: 8999 };

/** The first syntax error of each file, with absolute file names; what could be parsed of a file is analysed anyway. */
export function syntaxProblems(program: TS.Program, files: readonly TS.SourceFile[]): readonly Problem[] {
  return files.flatMap((file): Problem[] => {
    const error = program
      .getSyntacticDiagnostics(file)
      .find(({ code }) => code < TYPESCRIPT_ONLY_SYNTAX.first || code > TYPESCRIPT_ONLY_SYNTAX.last);
    if (error === undefined) return [];
    const { line, character } = file.getLineAndCharacterOfPosition(error.start);
    const message = compiler.flattenDiagnosticMessageText(error.messageText, ' ');
    return [{ file: file.fileName, line: line + 1, column: character + 1, message: `syntax error: ${message}` }];
  });
}
