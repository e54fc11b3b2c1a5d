import type TS from 'typescript';
import type { Span } from '../report/index.js';
import { ts } from '../compiler.js';
import { unwrap } from '../types/index.js';

/** Longest piece of source that a message quotes. */
const EXCERPT_LENGTH = 60;

/** Turns nodes into the positions and pieces of text that findings show. */
export class SourceText {
  readonly #displayPath: (fileName: string) => string;

  constructor(displayPath: (fileName: string) => string) {
    this.#displayPath = displayPath;
  }

  span(node: TS.Node): Span {
    const file = node.getSourceFile();
    const start = file.getLineAndCharacterOfPosition(node.getStart(file));
    const end = file.getLineAndCharacterOfPosition(node.getEnd());
    return {
      file: this.#displayPath(file.fileName),
      line: start.line + 1,
      column: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    };
  }

  /** The node as one short line: a call without its arguments, anything else cut at {@link EXCERPT_LENGTH}. */
  excerpt(node: TS.Node): string {
    const target = ts.isExpression(node) ? unwrap(node) : node;
    if (ts.isAwaitExpression(target)) return this.excerpt(target.expression);
    if (ts.isCallExpression(target)) return `${this.excerpt(target.expression)}()`;
    if (ts.isNewExpression(target)) return `new ${this.excerpt(target.expression)}()`;
    if (ts.isPropertyAccessExpression(target)) return `${this.excerpt(target.expression)}.${target.name.text}`;
    const text = target.getText().replace(/\s+/g, ' ');
    return text.length > EXCERPT_LENGTH ? `${text.slice(0, EXCERPT_LENGTH - 1)}…` : text;
  }
}
