/** The cheap textual tests that decide which files are worth parsing. */
import type { LibraryEntry, ModelData } from '@leakcheck/models';
import { usingNames } from './modelled-modules.js';

export interface MentionTest {
  /** True if the text seems to call a function or method that acquires, releases or uses a resource, or a helper that does. */
  mentionsMember(text: string): boolean;
  /** True if the text seems to call one that acquires. */
  mentionsAcquiringMember(text: string): boolean;
}

/**
 * Prepares the tests. They read text, not syntax: comments and strings count.
 *
 * @param models the libraries that the program has to do with, whose methods that merely use a resource count
 * @param libraries all that are known: a helper of the program that begins or ends a duty is often called as the method
 *   of some other library is, `getConnection()` or `commit()`
 */
export function mentionTest(models: ModelData, libraries: readonly LibraryEntry[]): MentionTest {
  const beginning = new Set(libraries.flatMap(({ duties }) => duties.beginning));
  const ending = libraries.flatMap(({ duties }) => duties.ending);
  const anyMember = callPattern(new Set([...beginning, ...ending, ...usingNames(models)]));
  const acquiringMember = callPattern(beginning);
  return {
    mentionsMember: (text) => anyMember.test(text) || CONNECTION_HELPER.test(text),
    mentionsAcquiringMember: (text) => acquiringMember.test(text),
  };
}

/** The call of a helper of the program, by the name that people give it: `leaseConnection(`, `give_back_connection(`. */
const CONNECTION_HELPER = /(?:[\w$]C|_c)onnection\s*\(/;

/** Matches `name(`, `name<Row>(` and `name?.(`. */
function callPattern(names: ReadonlySet<string>): RegExp {
  if (names.size === 0) return /(?!)/;
  const alternatives = [...names].map((name) => name.replace(/[$]/g, '\\$&')).join('|');
  return new RegExp(`(?<![\\w$])(?:${alternatives})\\s*(?:\\?\\.\\s*)?[(<]`);
}
