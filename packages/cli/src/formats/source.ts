import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The text of a source file as the compiler sees it: without a byte order mark. */
export interface Source {
  readonly text: string;
  readonly lines: readonly string[];
}

/** A place in a source; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Reads a file by the path that findings show; undefined where it cannot be read (any more). */
export type SourceReader = (file: string) => Source | undefined;

// The line breaks of ECMAScript, which TypeScript counts as well.
const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/;

export function createSource(fileText: string): Source {
  const text = fileText.startsWith('\uFEFF') ? fileText.slice(1) : fileText;
  return { text, lines: text.split(LINE_BREAK) };
}

/** Makes a reader that keeps what it has read. */
export function createSourceReader(cwd: string): SourceReader {
  const known = new Map<string, Source | undefined>();
  return (file) => {
    if (!known.has(file)) {
      known.set(file, readSource(resolve(cwd, file)));
    }
    return known.get(file);
  };
}

function readSource(file: string): Source | undefined {
  try {
    return createSource(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The line and column of an offset (in UTF-16 code units) into the source. */
export function positionAt(source: Source, offset: number): Position {
  const before = source.text.slice(0, offset).split(LINE_BREAK);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
