/** The pages on disk, compared with what the models say. */
import { existsSync, readFileSync } from 'node:fs';
import type { LibraryModel } from '../schema.js';
import { libraryTable } from './library-table.js';
import { PageError, renewPage, replacePart } from './page.js';

/** The folder of the repository. */
export const ROOT = new URL('../../../../', import.meta.url);

export interface StaleTexts {
  /** Files, by name below {@link ROOT}, that should have another text. */
  readonly stale: readonly { readonly name: string; readonly text: string }[];
  /** What is missing, with the remedy. */
  readonly problems: readonly string[];
}

/** The pages of these libraries, and README with its table of them, as far as they are not what the models say. */
export function staleTexts(libraries: readonly LibraryModel[]): StaleTexts {
  const stale: { name: string; text: string }[] = [];
  const problems: string[] = [];
  const renew = (name: string, change: (text: string) => string): void => {
    const file = new URL(name, ROOT);
    if (!existsSync(file)) {
      problems.push(`${name} is missing: write the page of this library, see CONTRIBUTING.md`);
      return;
    }
    const before = readFileSync(file, 'utf8');
    try {
      const text = change(before);
      if (text !== before) stale.push({ name, text });
    } catch (error) {
      if (!(error instanceof PageError)) throw error;
      problems.push(`${name}: ${error.message}`);
    }
  };
  for (const library of libraries) renew(pageOf(library), (text) => renewPage(text, library));
  renew('README.md', (text) => replacePart(text, 'libraries', libraryTable(libraries, pageOf)));
  return { stale, problems };
}

/** Where the page of a library is: `docs/libraries/libsql-client.md` for `@libsql/client`. */
function pageOf({ name }: LibraryModel): string {
  return `docs/libraries/${name.replace(/^@/, '').replaceAll(/[/:]/g, '-')}.md`;
}
