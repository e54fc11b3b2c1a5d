/** Which files a path without, or with a rewritten, extension may mean. */

/** Extensions of source files, in the order TypeScript prefers them. */
export const SOURCE_EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'] as const;

/** A written extension → the extensions of the sources it may stand for (`./x.js` is compiled from `x.ts`). */
const SOURCES_OF: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
  '.ts': ['.ts'],
  '.tsx': ['.tsx'],
  '.mts': ['.mts'],
  '.cts': ['.cts'],
};

/** A compiled declaration file → the file name without the extension it shares with its source. */
const DECLARATION = /\.d\.[cm]?ts$/;

/**
 * Lists the files an import of `path` may mean, the best first: the source behind a written extension, the path with
 * an extension added, the index of a folder.
 *
 * @param path absolute, with `/`.
 */
export function fileCandidates(path: string): readonly string[] {
  if (DECLARATION.test(path)) return withAnyExtension(path.replace(DECLARATION, ''));
  const extension = /\.[cm]?[jt]sx?$/.exec(path)?.[0] ?? '';
  const stem = path.slice(0, path.length - extension.length);
  const written = (SOURCES_OF[extension] ?? []).map((source) => stem + source);
  return [...written, ...withAnyExtension(path), ...withAnyExtension(path.endsWith('/') ? `${path}index` : `${path}/index`)];
}

function withAnyExtension(path: string): readonly string[] {
  return SOURCE_EXTENSIONS.map((extension) => path + extension);
}
