import type TS from 'typescript';
import type { OptionInsertion } from '../ir/index.js';
import { ts } from '../compiler.js';
import { definitionOf } from './definitions.js';
import type { SourceText } from './source-text.js';

/** Where the options take one more, after those that are there; undefined if they are no object literal of the same file. */
export function insertionInto(argument: TS.Expression, checker: TS.TypeChecker, source: SourceText): OptionInsertion | undefined {
  const { expression: literal } = definitionOf(argument, checker);
  const text = argument.getSourceFile();
  if (!ts.isObjectLiteralExpression(literal) || literal.getSourceFile() !== text) return undefined;
  const { file } = source.span(literal);
  const last = literal.properties.at(-1);
  if (!last) return { file, offset: literal.getStart() + 1, before: ' ', after: ' ' };
  const start = last.getStart();
  // A property on a line of its own is followed by another such line.
  const indent = /\n[ \t]*$/.exec(text.text.slice(0, start))?.[0] ?? ' ';
  return { file, offset: last.getEnd(), before: `,${indent}`, after: '' };
}
