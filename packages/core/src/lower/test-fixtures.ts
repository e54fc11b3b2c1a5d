/** Fixtures of test runners: what one takes it lends to a test, and gives back afterwards. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { unwrap, wrapped } from '../types/index.js';

/**
 * True for `use(client)` in a fixture of vitest or Playwright, `test.extend({ client: async ({}, use) => { … } })`: it
 * settles when the test is over, and does not reject, however that ends.
 */
export function lendsToTest(node: TS.CallExpression, checker: TS.TypeChecker): boolean {
  const callee = unwrap(node.expression);
  const declaration = ts.isIdentifier(callee) ? checker.getSymbolAtLocation(callee)?.valueDeclaration : undefined;
  return declaration !== undefined && ts.isParameter(declaration) && declaration.parent.parameters.indexOf(declaration) === 1 && isFixture(declaration.parent);
}

/** A property of the object that `.extend(…)` is given, or the first element of one: `[async ({}, use) => { … }, { scope: 'worker' }]`. */
function isFixture(node: TS.Node): boolean {
  const { parent } = node;
  if (ts.isArrayLiteralExpression(parent)) return parent.elements[0] === node && isFixture(parent);
  const fixtures = ts.isMethodDeclaration(node) ? parent : ts.isPropertyAssignment(parent) ? parent.parent : undefined;
  if (!fixtures || !ts.isObjectLiteralExpression(fixtures)) return false;
  const given = wrapped(fixtures);
  if (!ts.isCallExpression(given.parent) || given.parent.arguments[0] !== given) return false;
  const extending = unwrap(given.parent.expression);
  return ts.isPropertyAccessExpression(extending) && extending.name.text === 'extend';
}
