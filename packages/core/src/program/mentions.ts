/** The cheap textual tests that decide which files are worth parsing. */
import type { ModelData } from '@leakcheck/models';
import { memberNames } from './modelled-modules.js';

export interface MentionTest {
  /** True if the text seems to call a function or method that acquires, releases or uses a resource. */
  mentionsMember(text: string): boolean;
  /** True if the text seems to call one that acquires. */
  mentionsAcquiringMember(text: string): boolean;
}

/** Prepares the tests for the names the models know. They read text, not syntax: comments and strings count. */
export function mentionTest(models: ModelData): MentionTest {
  const names = memberNames(models);
  const anyMember = callPattern(new Set([...names.acquiring, ...names.releasing, ...names.using]));
  const acquiringMember = callPattern(names.acquiring);
  return {
    mentionsMember: (text) => anyMember.test(text),
    mentionsAcquiringMember: (text) => acquiringMember.test(text),
  };
}

/** Matches `name(`, `name<Row>(` and `name?.(`. */
function callPattern(names: ReadonlySet<string>): RegExp {
  if (names.size === 0) return /(?!)/;
  const alternatives = [...names].map((name) => name.replace(/[$]/g, '\\$&')).join('|');
  return new RegExp(`(?<![\\w$])(?:${alternatives})\\s*(?:\\?\\.\\s*)?[(<]`);
}
