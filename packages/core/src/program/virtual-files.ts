/** The declaration files that are in every program and on no disk. */
import type { ModelData } from '@leakcheck/models';
import { BUILT_IN_LIBRARY } from './lib/index.js';

export interface VirtualFile {
  /** Absolute, with `/`; inside a folder that no real program has. */
  readonly fileName: string;
  readonly text: string;
}

const VIRTUAL_FOLDER = '/leakcheck:';

/** True for the files {@link virtualFiles} makes: the built-in library and the models' declarations. */
export function isVirtualFile(fileName: string): boolean {
  return fileName.startsWith(`${VIRTUAL_FOLDER}/`);
}

/** The built-in library, one file for each library model, and the types of `require`. */
export function virtualFiles(models: ModelData): readonly VirtualFile[] {
  return [
    { fileName: `${VIRTUAL_FOLDER}/lib.leakcheck.d.ts`, text: BUILT_IN_LIBRARY },
    { fileName: `${VIRTUAL_FOLDER}/require.d.ts`, text: requireDeclarations(models) },
    ...models.libraries.map((library) => ({
      fileName: `${VIRTUAL_FOLDER}/models/${library.name.replaceAll('/', '__')}.d.ts`,
      text: library.declarations,
    })),
  ];
}

/** TypeScript follows `require` in JavaScript by itself; in a TypeScript file the overloads here do it for the models. */
function requireDeclarations(models: ModelData): string {
  const overloads = models.libraries
    .flatMap((library) => Object.keys(library.modules))
    .map((specifier) => `declare function require(specifier: '${specifier}'): typeof import('${specifier}');`);
  return [
    ...overloads,
    'declare function require(specifier: string): any;',
    'declare namespace require { const main: any; const cache: any; function resolve(specifier: string, options?: any): string; }',
  ].join('\n');
}
