/** Finds the TypeScript compiler that the analysis reads syntax trees with. */
import { createRequire } from 'node:module';
import type TS from 'typescript';

/** Packages that offer the compiler's classic interface: TypeScript 7 has none, and its users keep 6 beside it. */
const CANDIDATES = ['typescript', '@typescript/typescript6'] as const;

/** What a reader is told where neither candidate can be used. */
export const COMPILER_MISSING =
  'leakcheck needs the TypeScript compiler, also for JavaScript: run "npm install --save-dev typescript@6" ' +
  '(beside TypeScript 7: "npm install --save-dev @typescript/typescript6").';

/** Loads a module by its name; throws where it is not installed. */
export type LoadModule = (name: string) => unknown;

const requireFromHere: LoadModule = createRequire(import.meta.url);

/**
 * The first installed compiler that can create programs and, given a source file, can read it: node kinds differ
 * between versions, so a tree must be read with the compiler that made it.
 */
export function findCompiler(sourceFile?: TS.SourceFile, load: LoadModule = requireFromHere): typeof TS | undefined {
  for (const name of CANDIDATES) {
    const compiler = loadOrUndefined(name, load);
    if (isClassicCompiler(compiler) && (sourceFile === undefined || compiler.isSourceFile(sourceFile))) return compiler;
  }
  return undefined;
}

function loadOrUndefined(name: string, load: LoadModule): unknown {
  try {
    return load(name);
  } catch {
    return undefined;
  }
}

function isClassicCompiler(module: unknown): module is typeof TS {
  return typeof module === 'object' && module !== null && 'createProgram' in module && 'isSourceFile' in module;
}
