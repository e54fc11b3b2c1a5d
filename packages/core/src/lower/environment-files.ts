/** What files say of the environment that a program will have. */
import type TS from 'typescript';
import type { EnvironmentEntry } from '../ir/index.js';

/** The variables that the files beside a source file set, by the source file's absolute name. */
export type EnvironmentFiles = (fileName: string) => ReadonlyMap<string, EnvironmentEntry>;

const environments = new WeakMap<TS.TypeChecker, EnvironmentFiles>();

/** Makes the files known for all sources of a program. */
export function useEnvironmentFiles(checker: TS.TypeChecker, files: EnvironmentFiles): void {
  environments.set(checker, files);
}

/** What a file sets a variable to that a source of that name reads. */
export function entryFor(variable: string, fileName: string, checker: TS.TypeChecker): EnvironmentEntry | undefined {
  return environments.get(checker)?.(fileName).get(variable);
}
