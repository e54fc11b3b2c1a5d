/** The .gitignore files of a tree. */
import { posix } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { readIfPresent } from './disk.js';

/**
 * Says whether the .gitignore files from `top` downwards ignore a path below it; an inner file overrules an outer one,
 * as in git. A path below an ignored folder must not be asked for: whoever walks the tree does not enter it.
 *
 * @returns a predicate over absolute paths with `/`; folders end in `/`.
 */
export function ignoreRules(top: string): (path: string) => boolean {
  const byFolder = new Map<string, Ignore | undefined>();

  const rulesOf = (folder: string): Ignore | undefined => {
    if (byFolder.has(folder)) return byFolder.get(folder);
    const text = readIfPresent(posix.join(folder, '.gitignore'));
    const rules = text === undefined ? undefined : ignore().add(text);
    byFolder.set(folder, rules);
    return rules;
  };

  return (path) => {
    let folder = posix.dirname(path);
    for (;;) {
      const verdict = rulesOf(folder)?.test(posix.relative(folder, path) + (path.endsWith('/') ? '/' : ''));
      if (verdict?.ignored === true) return true;
      if (verdict?.unignored === true) return false;
      const parent = posix.dirname(folder);
      if (folder === top || parent === folder) return false;
      folder = parent;
    }
  };
}
