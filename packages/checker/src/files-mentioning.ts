/** The files of a project in which a word occurs. */
import type TS from 'typescript';
import { compiler } from './compiler.js';
import { readSource } from './source-text.js';

/**
 * Finds files by what their text mentions. Those that are not part of the program are parsed where they are asked for: what
 * reads a property of a request need not import anything of who filled it.
 *
 * @param fileNames absolute names of all the files of the project
 */
export function filesMentioning(fileNames: readonly string[], program: TS.Program): (word: string) => readonly TS.SourceFile[] {
  let texts: ReadonlyMap<string, string> | undefined;
  const parsed = new Map<string, TS.SourceFile>();
  const fileOf = (fileName: string, text: string): TS.SourceFile => {
    const known = program.getSourceFile(fileName) ?? parsed.get(fileName) ?? compiler.createSourceFile(fileName, text, compiler.ScriptTarget.ESNext, true);
    parsed.set(fileName, known);
    return known;
  };
  return (word) => {
    texts ??= readAll(fileNames);
    return [...texts].flatMap(([fileName, text]) => (text.includes(word) ? [fileOf(fileName, text)] : []));
  };
}

function readAll(fileNames: readonly string[]): ReadonlyMap<string, string> {
  return new Map(fileNames.flatMap((fileName): [string, string][] => {
    const source = readSource(fileName);
    return source.kind === 'text' ? [[fileName, source.text]] : [];
  }));
}
