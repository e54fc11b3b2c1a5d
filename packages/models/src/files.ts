/** What the compiler writes into the folder of compiled models. */
import type { LibraryEntry } from './catalogue.js';
import type { LibraryModel } from './schema.js';

export const INDEX_FILE = 'index.json';

/** What the index says of a library: what is known of it before anything else of its model is read. */
export interface IndexRow {
  readonly entry: LibraryEntry;
  readonly head: Omit<LibraryModel, keyof LibraryBody>;
}

/** What the file of a library holds: all that is large. */
export type LibraryBody = Pick<LibraryModel, 'modules' | 'declarations'>;

/** Name of the file that holds the body of a library such as `@libsql/client` or `node:sqlite`. */
export function modelFile(library: string): string {
  return `${library.replace(/[/:]/g, '__')}.json`;
}
