import type { Span } from '@leakcheck/core';
import type { Colours } from '../colours.js';
import { printable } from './printable.js';
import type { Source } from './source.js';

const LINES_AROUND = 2;
/** Longer lines (generated code, mostly) are shown around the place that matters. */
const WIDEST_LINE = 120;
const TAB = '  ';

/** The lines around the beginning of a span, numbered, with carets under it; empty where the source has no such line. */
export function codeFrame(span: Span, source: Source, colours: Colours): readonly string[] {
  const first = Math.max(1, span.line - LINES_AROUND);
  const last = Math.min(source.lines.length, span.line + LINES_AROUND);
  const width = String(last).length;
  return source.lines.slice(first - 1, last).flatMap((text, index) => {
    const number = first + index;
    const gutter = `${String(number).padStart(width)} |`;
    if (number !== span.line) {
      return [colours.dim(`  ${gutter}${indented(excerpt(text, 0))}`)];
    }
    const start = windowStart(text, span.column - 1);
    const end = span.endLine === span.line ? span.endColumn - 1 : text.length;
    const before = display(text.slice(start, span.column - 1)).length + (start > 0 ? 1 : 0);
    const marked = display(text.slice(span.column - 1, Math.min(end, start + WIDEST_LINE))).length;
    const carets = `${' '.repeat(before)}${'^'.repeat(Math.max(1, marked))}`;
    return [
      `${colours.red('>')} ${colours.dim(gutter)}${indented(excerpt(text, start))}`,
      `  ${colours.dim(`${' '.repeat(width)} |`)} ${colours.red(carets)}`,
    ];
  });
}

/** One line of the source without its indentation, or undefined where the source has no such line. */
export function lineExcerpt(source: Source | undefined, line: number, column: number): string | undefined {
  const text = source?.lines[line - 1];
  return text === undefined ? undefined : excerpt(text, windowStart(text, column - 1)).trim();
}

function windowStart(text: string, offset: number): number {
  return text.length <= WIDEST_LINE ? 0 : Math.max(0, offset - WIDEST_LINE / 3);
}

function excerpt(text: string, start: number): string {
  const end = start + WIDEST_LINE;
  return `${start > 0 ? '…' : ''}${display(text.slice(start, end))}${end < text.length ? '…' : ''}`;
}

function display(text: string): string {
  return printable(text.replaceAll('\t', TAB));
}

function indented(text: string): string {
  return text === '' ? '' : ` ${text}`;
}
