/** Test hooks: what one hook takes into a variable of the suite another one gives back. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isFunctionNode } from '../types/index.js';
import type { Lowering } from './context.js';
import { soundsLikeRelease } from './what-can-throw.js';

const SETUP_HOOKS = new Set(['beforeAll', 'beforeEach', 'before', 'setup', 'suiteSetup']);

/**
 * True if a setup hook assigns to a variable of its suite that no code of the suite gives back or passes on: the suite
 * then only uses what the hook took.
 */
export function isForgottenBySuite(l: Lowering, target: TS.Identifier): boolean {
  const hook = enclosingFunction(target);
  if (!hook || !ts.isCallExpression(hook.parent) || !ts.isIdentifier(hook.parent.expression) || !SETUP_HOOKS.has(hook.parent.expression.text)) return false;
  const suite = declaringScope(hook, target.text);
  return suite !== undefined && !mentions(suite, target.text).some((mention) => passesOn(l, mention));
}

const TEARDOWN_HOOKS = new Set(['afterAll', 'afterEach', 'after', 'teardown', 'suiteTeardown']);
const ended = new WeakMap<TS.Node, Map<string, boolean>>();

/**
 * True for a variable of a suite that one of its teardown hooks ends: `afterEach(() => database?.disconnect())`. What a
 * test has it take, the hook gives back, however the test ends.
 */
export function isEndedByTeardown(name: TS.Identifier): boolean {
  const scope = declaringScope(name, name.text);
  if (scope === undefined || scope === enclosingBody(name)) return false;
  const known = ended.get(scope) ?? new Map<string, boolean>();
  ended.set(scope, known);
  const answer = known.get(name.text) ?? mentions(scope, name.text).some(isEndInTeardown);
  known.set(name.text, answer);
  return answer;
}

/** Also the names by which a setup of servers and clients is ended as a whole. */
function isEnding(name: string): boolean {
  return soundsLikeRelease(name) || /^(?:stop|quit|kill|terminate)/.test(name);
}

function isEndInTeardown(mention: TS.Identifier): boolean {
  const { parent } = mention;
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== mention || !isEnding(parent.name.text)) return false;
  const hook = enclosingFunction(mention);
  return hook !== undefined && ts.isCallExpression(hook.parent) && ts.isIdentifier(hook.parent.expression) && TEARDOWN_HOOKS.has(hook.parent.expression.text);
}

function enclosingBody(node: TS.Node): TS.Node | undefined {
  const enclosing = enclosingFunction(node);
  return enclosing && isFunctionNode(enclosing) ? enclosing.body : undefined;
}

function enclosingFunction(node: TS.Node): TS.Node | undefined {
  return ts.findAncestor(node.parent, isFunctionNode);
}

/** The function or file whose own statements declare the name. */
function declaringScope(from: TS.Node, name: string): TS.Node | undefined {
  for (let node: TS.Node | undefined = from.parent; node; node = node.parent as TS.Node | undefined) {
    if (!ts.isBlock(node) && !ts.isSourceFile(node)) continue;
    const declares = node.statements.some((statement) =>
      ts.isVariableStatement(statement) && statement.declarationList.declarations.some((declaration) => ts.isIdentifier(declaration.name) && declaration.name.text === name));
    if (declares) return node;
  }
  return undefined;
}

function mentions(scope: TS.Node, name: string): readonly TS.Identifier[] {
  const found: TS.Identifier[] = [];
  const visit = (node: TS.Node): void => {
    if (ts.isIdentifier(node) && node.text === name) found.push(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(scope, visit);
  return found;
}

/** False for a declaration, an assignment to the name, and the use of one of its members that does not end anything. */
function passesOn(l: Lowering, node: TS.Identifier): boolean {
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isTypeNode(parent)) return false;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.left === node) return false;
  if (!ts.isPropertyAccessExpression(parent)) return true;
  if (parent.expression !== node) return false;
  if (l.program.classifier.index.isReleaseName(parent.name.text)) return true;
  let member = parent;
  while (ts.isPropertyAccessExpression(member.parent)) member = member.parent;
  return ts.isCallExpression(member.parent) && member.parent.expression === member && isEnding(member.name.text);
}
