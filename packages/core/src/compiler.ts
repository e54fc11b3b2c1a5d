/**
 * The TypeScript compiler this process analyses with.
 *
 * Core ships without a compiler of its own: the command reads programs with the one inside ts-morph, the ESLint
 * plugin with the one whose parser made the syntax tree. Node kinds differ between versions, so nodes must be read
 * with the compiler that made them. A process uses one compiler.
 */
import type TS from 'typescript';

/** The compiler in use; every module of core reads nodes through this binding. */
export let ts: typeof TS;

/** Names the compiler to use from here on. */
export function useCompiler(compiler: typeof TS): void {
  ts = compiler;
}
