/** What a function is given by those who call it. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isFunctionNode, type FunctionNode } from '../types/index.js';
import { referencesTo } from './references.js';
import { exportedName } from './request-handlers.js';
import type { GivenByCallers } from './settings.js';

/** Most calls of one function that are looked at. */
const MAX_CALLS = 20;

/**
 * The arguments that the program gives for a parameter. Others may be given where the function is exported, or handed to
 * other code, or where a call has none.
 *
 * @param files the program's own files
 */
export function givenByCallers(parameter: TS.ParameterDeclaration, files: readonly TS.SourceFile[], checker: TS.TypeChecker): GivenByCallers {
  const owner = parameter.parent;
  if (!isFunctionNode(owner) || parameter.dotDotDotToken) return { values: [], complete: false };
  const at = owner.parameters.indexOf(parameter);
  const references = referencesTo(owner, files, checker);
  const calls = references.flatMap((reference) => (reference.kind === 'call' ? [reference.call.arguments ?? []] : []));
  const plain = calls.filter((args) => !args.slice(0, at + 1).some((argument) => ts.isSpreadElement(argument)));
  return {
    values: plain.slice(0, MAX_CALLS).flatMap((args) => args[at] ?? []),
    complete: references.length > 0 && plain.length === references.length && plain.length <= MAX_CALLS && plain.every((args) => args[at] !== undefined) && isOwnAffair(owner),
  };
}

/** True for a function that only its own file can name. */
function isOwnAffair(owner: FunctionNode): boolean {
  return (ts.isFunctionDeclaration(owner) || ts.isVariableDeclaration(owner.parent)) && exportedName(owner) === undefined;
}
