import ts from 'typescript';
import { expect, test } from 'vitest';
import { programOf } from './inference.js';

test('the declarations of all models type-check together, without anything installed', () => {
  const program = programOf({ '/main.ts': 'export {};' });
  const complaints = ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
    const position = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
    return `${diagnostic.file?.fileName}:${(position?.line ?? 0) + 1}: ${message}`;
  });
  expect(complaints).toEqual([]);
});
