import { readFileSync } from 'node:fs';
import type { RuleId } from '@leakcheck/core';

/** Where the pages stand, in the repository as in the published package; seen from `src/explain` or `dist/explain`. */
export const PAGES_FOLDER = new URL('../../dist/pages/', import.meta.url);

/** The rule's page in Markdown, as in docs/rules. */
export function readRulePage(id: RuleId): string {
  return readFileSync(new URL(`${id}.md`, PAGES_FOLDER), 'utf8');
}
