/** Abstract values: what a variable may be known to hold on one path. */
import { OUTER_SCOPE, type Capture, type Constant, type FunctionId, type SiteId, type Variable } from '../ir/index.js';

/** Names a value that is not known: a parameter, what a call returned, a field of another symbol. */
export type SymbolId = string;
/** A fresh resource, or the symbol of one that somebody else owns. */
export type ResourceId = string;

export type Value =
  | { readonly kind: 'constant'; readonly value: Constant }
  | { readonly kind: 'symbol'; readonly id: SymbolId }
  /** `readAgain`: the shared place out of which it was read once another call may have put its own there. */
  | { readonly kind: 'resource'; readonly id: ResourceId; readonly readAgain?: SymbolId }
  | { readonly kind: 'promise'; readonly settled: 'fulfilled' | 'rejected'; readonly value: Value }
  /** Calling it releases the resource; if `guarded`, it looks first whether that is still to be done. */
  | { readonly kind: 'releaser'; readonly resource: ResourceId; readonly guarded?: boolean; readonly readAgain?: SymbolId }
  /** Calling it settles the promise kept in a variable. */
  | { readonly kind: 'settler'; readonly promise: Variable; readonly as: 'fulfilled' | 'rejected' }
  | { readonly kind: 'closure'; readonly captures: readonly Capture[]; readonly function: FunctionId };

export const UNDEFINED: Value = { kind: 'constant', value: undefined };

/** What a symbol may be, as a set of bits. */
export const NULLISH = 1;
export const FALSY = 2;
export const TRUTHY = 4;
export const ANYTHING = NULLISH | FALSY | TRUTHY;

export function constantMask(value: Constant): number {
  if (value === null || value === undefined) return NULLISH;
  return value === false || value === 0 || value === '' ? FALSY : TRUTHY;
}

export const parameterSymbol = (index: number): SymbolId => `p${String(index)}`;
export const RECEIVER_SYMBOL: SymbolId = 'this';
export const outerSymbol = (key: string): SymbolId => `g${key}`;
/** The variables of the code around the function, as an object. */
export const OUTER_SCOPE_SYMBOL: SymbolId = outerSymbol(OUTER_SCOPE);
/** A value first seen when a variable was written. */
export const localSymbol = (variable: Variable): SymbolId => `v${String(variable)}`;
/** An object that the function itself made. */
export const objectSymbol = (variable: Variable): SymbolId => `o${String(variable)}`;
/** An object made by a constructor of the program. */
export const instanceSymbol = (variable: Variable): SymbolId => `${objectSymbol(variable)}i`;
/** An object of code that is not at hand, around what the function gave it. */
export const wrapperSymbol = (variable: Variable): SymbolId => `${objectSymbol(variable)}w`;
export const isWrapper = (id: SymbolId): boolean => /^o\d+w$/.test(id);
/** True for an object that the function itself made, so that nobody else can reach it before it escapes. */
export const isOwnObject = (id: SymbolId): boolean => id.startsWith('o');
export const isInstance = (id: SymbolId): boolean => /^o\d+i$/.test(id);
export const fieldSymbol = (base: string, field: string): SymbolId => `${base}.${field}`;
export const siteResource = (site: SiteId): ResourceId => `r${String(site)}`;
/** A resource that a called function handed out, told apart by the block of the call. */
export const callResource = (block: number, ordinal: number): ResourceId => `c${String(block)}_${String(ordinal)}`;

/** The kinds that programs tell apart by `instanceof`, or by a property that says so. No resource is an error, which a function may return instead. */
export const TESTED_KINDS = ['pool', 'connection', 'transaction', 'error'] as const;

/** True for a resource that the function itself acquired, false for one it was given. */
export const isOwn = (id: ResourceId): boolean => id.startsWith('r') || id.startsWith('c');

/** A short text that is the same exactly for equal values. */
export function valueKey(value: Value): string {
  switch (value.kind) {
    case 'constant':
      return typeof value.value === 'string' ? `"${value.value}` : String(value.value);
    case 'symbol':
      return value.id;
    case 'resource':
      return `#${value.id}${again(value)}`;
    case 'promise':
      return `${value.settled === 'fulfilled' ? '+' : '-'}${valueKey(value.value)}`;
    case 'releaser':
      return `!${value.resource}${again(value)}`;
    case 'settler':
      return `?${value.as}${String(value.promise)}`;
    case 'closure':
      return `f${value.function}${value.captures.map(({ variable, releases }) => `${String(variable)}${releases ? 'r' : ''}`).join(',')}`;
  }
}

function again({ readAgain }: { readonly readAgain?: SymbolId }): string {
  return readAgain === undefined ? '' : `@${readAgain}`;
}

/** A name of a pool: `=`, a digit of doubt and where the program declares it, or the key of the value that stands for it on one path. */
export type PoolKey = string;
