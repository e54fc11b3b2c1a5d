/** How many places of a program make instances of a class. */
import type TS from 'typescript';

const CONSTRUCTION = /\bnew\s+(?:[\w$]+\.)*([A-Z][\w$]*)\s*[(<]/g;

/**
 * Counts by the names of classes, in all files at once and only when somebody asks: two classes of one name count as one.
 *
 * @param files the program's own files
 */
export function constructionCounter(files: readonly TS.SourceFile[]): (owner: TS.ClassLikeDeclaration) => number {
  let counts: Map<string, number> | undefined;
  return ({ name }) => {
    counts ??= countIn(files);
    return name === undefined ? 0 : (counts.get(name.text) ?? 0);
  };
}

function countIn(files: readonly TS.SourceFile[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of files) {
    for (const [, name = ''] of text.matchAll(CONSTRUCTION)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
