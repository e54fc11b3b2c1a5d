import type TS from 'typescript';
import { ts } from '../compiler.js';

/** Where an exported symbol comes from. */
export type Origin =
  /** `declare module 'pg' { … }`: a model's declarations, or a user's. */
  | { readonly kind: 'module'; readonly module: string }
  /** A file of an installed package; `subpath` is the file's path inside it. */
  | { readonly kind: 'package'; readonly packageName: string; readonly subpath: string }
  | { readonly kind: 'source'; readonly fileName: string };

/** Names the package whose own sources a file belongs to. */
export type PackageOf = (fileName: string) => string | undefined;

const INSTALLED = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)$/;

/** Says where a declaration stands; `@types/x` counts as `x`. */
export function originOf(declaration: TS.Node): Origin {
  const ambient = ts.findAncestor(declaration, isAmbientModule);
  if (ambient !== undefined) return { kind: 'module', module: ambient.name.text };
  const fileName = declaration.getSourceFile().fileName;
  const installed = INSTALLED.exec(fileName);
  if (installed?.[1] === undefined) return { kind: 'source', fileName };
  return { kind: 'package', packageName: untyped(installed[1]), subpath: installed[2] ?? '' };
}

function isAmbientModule(node: TS.Node): node is TS.ModuleDeclaration & { readonly name: TS.StringLiteral } {
  return ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name);
}

/** `@types/pg` → `pg`, `@types/scope__name` → `@scope/name`. */
function untyped(packageName: string): string {
  if (!packageName.startsWith('@types/')) return packageName;
  const bare = packageName.slice('@types/'.length);
  return bare.includes('__') ? `@${bare.replace('__', '/')}` : bare;
}

/** Follows import and export aliases to the symbol they name. */
export function resolveAlias(symbol: TS.Symbol, checker: TS.TypeChecker): TS.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}
