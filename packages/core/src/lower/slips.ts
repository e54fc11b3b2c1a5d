/** Members that untyped code reads under a name with a slip of the finger: `settings.iddle` beside `settings.idle`. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode } from '../types/index.js';
import { valueSymbol } from './value-symbol.js';

/** A name that is read once, and the one that the same object is read by elsewhere. */
export interface Slip {
  readonly written: string;
  readonly meant: string;
}

/** The slip in an option's value; undefined where a type would have told, or nothing speaks for one. */
export function slipIn(value: TS.Expression, checker: TS.TypeChecker): Slip | undefined {
  for (const node of [value, ...descendantsOf(value)]) {
    const slip = ts.isPropertyAccessExpression(node) ? slipAt(node, checker) : undefined;
    if (slip) return slip;
  }
  return undefined;
}

function slipAt({ expression: object, name }: TS.PropertyAccessExpression, checker: TS.TypeChecker): Slip | undefined {
  const written = name.text;
  if (!ts.isIdentifier(object) || written.length < SHORTEST || !isUntyped(object, checker)) return undefined;
  const symbol = valueSymbol(object, checker);
  const declaration = symbol?.valueDeclaration;
  const scope = declaration && ts.findAncestor(declaration, isFunctionNode);
  if (!scope || mentions(object.getSourceFile(), written) !== 1) return undefined;
  for (const node of descendantsOf(scope)) {
    if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== object.text) continue;
    if (isSlipOf(written, node.name.text) && valueSymbol(node.expression, checker) === symbol) return { written, meant: node.name.text };
  }
  return undefined;
}

/** In shorter names one letter makes another word. */
const SHORTEST = 4;

function isUntyped(object: TS.Identifier, checker: TS.TypeChecker): boolean {
  return (checker.getTypeAtLocation(object).flags & ts.TypeFlags.Any) !== 0;
}

function mentions({ text }: TS.SourceFile, name: string): number {
  return text.split(new RegExp(`\\b${name.replaceAll('$', '\\$')}\\b`)).length - 1;
}

/** True for a letter that is doubled or single by mistake, and for two neighbours in the wrong order. */
function isSlipOf(written: string, meant: string): boolean {
  if (written === meant) return false;
  if (undoubled(written) === undoubled(meant)) return Math.abs(written.length - meant.length) === 1;
  if (written.length !== meant.length) return false;
  const at = [...written].findIndex((letter, index) => letter !== meant[index]);
  return written[at] === meant[at + 1] && written[at + 1] === meant[at] && written.slice(at + 2) === meant.slice(at + 2);
}

function undoubled(name: string): string {
  return name.replace(/(.)\1+/g, '$1');
}
