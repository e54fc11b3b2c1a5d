import { isBuiltin } from 'node:module';
import { mentionTest, scanImports, type MentionTest } from '@leakcheck/core';
import type { ModelData } from '@leakcheck/models';

const tests = new WeakMap<ModelData, MentionTest>();

/**
 * The cheap question before a program is made: could this text handle a resource at all? It could if it imports
 * anything beside Node's own modules (a database library, or a file that may hand out what one gives), or if it calls
 * something by the name of a function that acquires.
 */
export function isWorthAnalysing(text: string, models: ModelData): boolean {
  let test = tests.get(models);
  if (test === undefined) {
    test = mentionTest(models);
    tests.set(models, test);
  }
  return scanImports(text).some(({ specifier }) => !isBuiltin(specifier)) || test.mentionsAcquiringMember(text);
}
