/** Values that are a library's by their type alone: `{ connect: vi.fn() } as unknown as Pool`, and what a mocked module exports. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { valuesGiven } from './assignments.js';
import { importedFrom } from './foreign.js';
import { mockedModules } from './mocks.js';
import { originOf, resolveAlias } from './origin.js';
import { unwrap } from './syntax.js';

/** Longest chain of names from a value to what it is; constants may refer to each other in a circle. */
const MAX_STEPS = 4;

/** True if the file asserts in two steps, as one must where the types have nothing in common. */
function assertsAnything({ text }: TS.SourceFile): boolean {
  return /\bas (?:unknown|any|never)\b|<(?:unknown|any|never)>/.test(text);
}

/**
 * True if an expression's value is an object literal, or an instance of a class of the program, that is asserted to be
 * something else, or comes from a module that its file puts a mock in place of.
 */
export function isPretence(expression: TS.Node, checker: TS.TypeChecker): boolean {
  if (!ts.isExpression(expression)) return false;
  const file = expression.getSourceFile();
  return isOfMock(expression, mockedModules(file), checker) || (assertsAnything(file) && pretends(expression, checker, MAX_STEPS));
}

/** `pool` and `db.pool` behind `import … from './db'`, where that is mocked. */
function isOfMock(expression: TS.Expression, mocked: ReadonlySet<string>, checker: TS.TypeChecker): boolean {
  if (mocked.size === 0) return false;
  const node = unwrap(expression);
  if (ts.isPropertyAccessExpression(node)) return isOfMock(node.expression, mocked, checker);
  const specifier = ts.isIdentifier(node) ? importedFrom(node, checker) : undefined;
  return specifier !== undefined && mocked.has(specifier);
}

function pretends(expression: TS.Expression, checker: TS.TypeChecker, steps: number): boolean {
  const node = unwrap(expression);
  if (isAsserted(expression)) return isMade(node, checker, steps);
  return steps > 0 && ts.isIdentifier(node) && everyValue(node, checker, (value) => pretends(value, checker, steps - 1));
}

/** True for an assertion to a type that says nothing, whatever is asserted of that. */
function isAsserted(expression: TS.Expression): boolean {
  for (let node = expression; ;) {
    if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) {
      const { kind } = node.type;
      if (kind === ts.SyntaxKind.UnknownKeyword || kind === ts.SyntaxKind.AnyKeyword || kind === ts.SyntaxKind.NeverKeyword) return true;
    } else if (!ts.isParenthesizedExpression(node) && !ts.isSatisfiesExpression(node) && !ts.isNonNullExpression(node)) {
      return false;
    }
    node = node.expression;
  }
}

/** An object literal, `new` of a class of the program, or a name of nothing else. */
function isMade(node: TS.Expression, checker: TS.TypeChecker, steps: number): boolean {
  if (ts.isObjectLiteralExpression(node)) return true;
  if (ts.isNewExpression(node)) return isOfProgram(node.expression, checker);
  return steps > 0 && ts.isIdentifier(node) && everyValue(node, checker, (value) => isMade(unwrap(value), checker, steps - 1));
}

/** True of a class of the program that extends none. */
function isOfProgram(name: TS.Expression, checker: TS.TypeChecker): boolean {
  const symbol = checker.getSymbolAtLocation(name);
  const declaration = symbol && resolveAlias(symbol, checker).valueDeclaration;
  if (!declaration || !ts.isClassLike(declaration) || originOf(declaration).kind !== 'source') return false;
  return declaration.heritageClauses?.every(({ token }) => token !== ts.SyntaxKind.ExtendsKeyword) ?? true;
}

/** True if a variable is given some value, and the test holds for all that it is given. */
function everyValue(name: TS.Identifier, checker: TS.TypeChecker, test: (value: TS.Expression) => boolean): boolean {
  const values = valuesGiven(name, checker);
  return values.length > 0 && values.every(test);
}
