import type TS from 'typescript';

/** Files kept at most; the one parsed longest ago goes first. */
const CACHE_CAPACITY = 1000;

interface CachedFile {
  readonly text: string;
  readonly sourceFile: TS.SourceFile;
}

/** Parsed files, reused as long as their text stays the same. */
export interface SourceFileCache {
  /** The syntax tree of `text`; `fileName` decides its language. */
  get(fileName: string, text: string, options: TS.CreateSourceFileOptions): TS.SourceFile;
}

/** Makes an empty cache for one compiler: trees of different compilers do not mix. */
export function createSourceFileCache(compiler: typeof TS): SourceFileCache {
  const files = new Map<string, CachedFile>();
  return {
    get(fileName, text, options) {
      const known = files.get(fileName);
      if (known?.text === text) return known.sourceFile;
      const sourceFile = compiler.createSourceFile(fileName, text, options, true);
      files.delete(fileName);
      files.set(fileName, { text, sourceFile });
      for (const oldest of files.keys()) {
        if (files.size <= CACHE_CAPACITY) break;
        files.delete(oldest);
      }
      return sourceFile;
    },
  };
}
