/** Modules that a test file puts a mock in place of, `vi.mock('pg', () => …)`, or of a part of them, `sinon.stub(pg, 'Client')`. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { importedFrom, namesPackage, rootOf } from './foreign.js';
import { descendantsOf, referredName, unwrap } from './syntax.js';

/** The functions of test runners that replace a module, after the object that has them. */
const REPLACING: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['vi', new Set(['mock', 'doMock'])],
  ['vitest', new Set(['mock', 'doMock'])],
  ['jest', new Set(['mock', 'doMock', 'setMock', 'unstable_mockModule'])],
  ['mock', new Set(['module'])],
]);

const mockedInFile = new WeakMap<TS.SourceFile, ReadonlySet<string>>();

/** The modules, as the file names them, that are not themselves while its code runs. */
export function mockedModules(file: TS.SourceFile, checker: TS.TypeChecker): ReadonlySet<string> {
  const known = mockedInFile.get(file);
  if (known) return known;
  const found = new Set<string>();
  if (/\b(?:mock|doMock|setMock|unstable_mockModule|module|stub|spyOn|method)\(/.test(file.text)) {
    for (const node of descendantsOf(file)) {
      const specifier = ts.isCallExpression(node) ? replacedBy(node, checker) : undefined;
      if (specifier !== undefined) found.add(specifier);
    }
  }
  mockedInFile.set(file, found);
  return found;
}

/** The module that a call replaces, or a part of which. */
function replacedBy(node: TS.CallExpression, checker: TS.TypeChecker): string | undefined {
  const [target] = node.arguments;
  if (isReplacing(node)) return moduleNamed(target);
  const specifier = target && node.arguments.length > 1 && replacesMember(node) ? importedFrom(rootOf(target), checker) : undefined;
  // Of a file of the program one member is replaced, and the others are what they are.
  return specifier !== undefined && namesPackage(specifier) ? specifier : undefined;
}

/** `sinon.stub(pg, 'Client')`, `jest.spyOn(Client.prototype, 'connect').mockResolvedValue(…)`, `t.mock.method(pg, 'Pool', …)`. */
function replacesMember(node: TS.CallExpression): boolean {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const next = ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node ? node.parent.name.text : '';
  switch (callee.name.text) {
    case 'stub':
      return next !== 'callThrough';
    case 'spyOn':
      // A spy is what it watches until it is told what to do instead.
      return next.startsWith('mock');
    case 'method':
      return referredName(callee.expression) === 'mock' && node.arguments.length > 2;
    default:
      return false;
  }
}

function isReplacing({ expression, arguments: [, how] }: TS.CallExpression): boolean {
  const callee = unwrap(expression);
  if (!ts.isPropertyAccessExpression(callee) || (how && isSpy(how))) return false;
  // jest.mock(…), t.mock.module(…)
  return REPLACING.get(referredName(callee.expression))?.has(callee.name.text) ?? false;
}

/** `{ spy: true }`: what is called is watched, and is itself. */
function isSpy(how: TS.Expression): boolean {
  const node = unwrap(how);
  return ts.isObjectLiteralExpression(node) && node.properties.some(({ name }) => name?.getText() === 'spy');
}

/** `'pg'`, or `import('pg')` where the types are to follow. */
function moduleNamed(argument: TS.Expression | undefined): string | undefined {
  const node = argument && unwrap(argument);
  if (!node) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? moduleNamed(node.arguments[0]) : undefined;
}
