import { isBuiltin } from 'node:module';
import { mentionTest, modelledModules, scanImports } from '@leakcheck/core';
import type { ModelCatalogue } from '@leakcheck/models';

type Question = (text: string) => boolean;

const questions = new WeakMap<ModelCatalogue, Question>();

/**
 * The cheap question before a program is made: could this text handle a resource at all? It could if it imports
 * anything beside Node's own modules (a database library, or a file that may hand out what one gives) or the database
 * among these, or if it calls something by the name of a function that acquires.
 */
export function isWorthAnalysing(text: string, catalogue: ModelCatalogue): boolean {
  let question = questions.get(catalogue);
  if (question === undefined) questions.set(catalogue, (question = questionFor(catalogue)));
  return question(text);
}

function questionFor({ libraries, load }: ModelCatalogue): Question {
  const { isDeclared } = modelledModules(libraries);
  // The names of acquiring functions need no model.
  const { mentionsAcquiringMember } = mentionTest(load(new Set()), libraries);
  return (text) => scanImports(text).some(({ specifier }) => !isBuiltin(specifier) || isDeclared(specifier)) || mentionsAcquiringMember(text);
}
