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

/**
 * True if an expression's value is an object literal, or an instance of a class of the program, that is asserted to be
 * something else, is made by a mocking package, or comes from a module that its file puts a mock in place of.
 */
export function isPretence(expression: TS.Node, checker: TS.TypeChecker): boolean {
  if (!ts.isExpression(expression)) return false;
  const pretending = pretendingIn(expression.getSourceFile(), checker);
  if (!pretending) return false;
  const { mocked, asserts, mocks } = pretending;
  return isOfMock(expression, mocked, checker) || (mocks && mockedTypeOf(expression, checker) !== undefined) || (asserts && pretends(expression, checker, MAX_STEPS));
}

/** `pool` and `db.pool` behind `import … from './db'`, where that is mocked. */
export function isOfMockedModule(expression: TS.Expression, checker: TS.TypeChecker): boolean {
  return isOfMock(expression, mockedModules(expression.getSourceFile(), checker), checker);
}

function isOfMock(expression: TS.Expression, mocked: ReadonlySet<string>, checker: TS.TypeChecker): boolean {
  if (mocked.size === 0) return false;
  const node = unwrap(expression);
  if (ts.isPropertyAccessExpression(node)) return isOfMock(node.expression, mocked, checker);
  const specifier = ts.isIdentifier(node) ? importedFrom(node, checker) : undefined;
  return specifier !== undefined && mocked.has(specifier);
}

/** Packages whose functions make an object of any type that does nothing: `mock<Pool>()`. */
const MOCKING: ReadonlySet<string> = new Set(['jest-mock-extended', 'vitest-mock-extended', '@golevelup/ts-jest', '@golevelup/ts-vitest', '@golevelup/ts-sinon', 'ts-mockito', '@suites/unit']);

/** Ways in which a value of a file may be a pretence. */
interface Pretending {
  readonly mocked: ReadonlySet<string>;
  /** The file asserts in two steps, as one must where the types have nothing in common. */
  readonly asserts: boolean;
  readonly mocks: boolean;
}

const pretendingOfFile = new WeakMap<TS.SourceFile, Pretending | null>();

/** The cheap question before any symbol is asked for; null for most files. */
function pretendingIn(file: TS.SourceFile, checker: TS.TypeChecker): Pretending | null {
  const known = pretendingOfFile.get(file);
  if (known !== undefined) return known;
  const mocked = mockedModules(file, checker);
  const asserts = /\bas (?:unknown|any|never)\b|<(?:unknown|any|never)>/.test(file.text);
  const mocks = [...MOCKING].some((name) => file.text.includes(name));
  const found = mocked.size > 0 || asserts || mocks ? { mocked, asserts, mocks } : null;
  pretendingOfFile.set(file, found);
  return found;
}

/** The type that a mocking package is asked for a mock of, by the call itself or by what the variable is declared as. */
export function mockedTypeOf(expression: TS.Expression, checker: TS.TypeChecker): TS.TypeNode | undefined {
  const node = unwrap(expression);
  if (ts.isIdentifier(node)) {
    const [value, ...others] = valuesGiven(node, checker);
    return value && others.length === 0 && !ts.isIdentifier(unwrap(value)) ? mockedTypeOf(value, checker) : undefined;
  }
  if (!ts.isCallExpression(node) || !node.typeArguments) return undefined;
  const specifier = importedFrom(unwrap(node.expression), checker);
  return specifier !== undefined && MOCKING.has(specifier) ? node.typeArguments[0] : undefined;
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
