import type TS from 'typescript';
import { ts } from '../compiler.js';

/**
 * The options every model-backed program has, whatever the user's own are: TypeScript and JavaScript mixed, `import`
 * and `require` both followed, the built-in library instead of TypeScript's own, and nothing emitted or diagnosed.
 */
export function modelCompilerOptions(): TS.CompilerOptions {
  return {
    allowJs: true,
    checkJs: false,
    noLib: true,
    types: [],
    strict: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.CommonJS,
    // The one setting under which the checker follows `require` in JavaScript and `import` alike; the resolver is ours.
    moduleResolution: ts.ModuleResolutionKind.Node10,
    esModuleInterop: true,
    allowSyntheticDefaultImports: true,
    allowImportingTsExtensions: true,
    jsx: ts.JsxEmit.Preserve,
    experimentalDecorators: true,
    noEmit: true,
    skipLibCheck: true,
    skipDefaultLibCheck: true,
  };
}
