/** Whether a program listens for the errors of a pool it constructs. */
import type TS from 'typescript';
import type { ErrorListener } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, unwrap, wrapped, type Classifier } from '../types/index.js';
import { keeperOf, keptAgain, namesKeeper, namesOf, type Keeper } from './keepers.js';

/**
 * Looks through the project's own files. The answer is `absent` only where every use of the pool can be seen and none of
 * them hands it to code that may listen; a pool that is ended by the function that makes it counts as `unknown` too,
 * since it is gone before a connection of it is idle for long.
 */
export function errorListenerOf(
  construction: TS.NewExpression | TS.CallExpression,
  files: readonly TS.SourceFile[],
  classifier: Classifier,
): ErrorListener {
  const type = classifier.typeOf(construction);
  const resource = type && classifier.index.resourceOf(type);
  if ((resource?.kind !== 'pool' && resource?.shared !== true) || resource.errorEvent === undefined) return 'unneeded';
  const keeper = keeperOf(construction, classifier.checker);
  if (!keeper) return 'unknown';
  const { errorEvent } = resource;
  // `this.client = client` keeps it once more.
  const keepers = [keeper];
  const uses: Use[] = [];
  for (const current of keepers) {
    for (const name of namesOf(current, files, classifier.checker)) {
      const next = keptAgain(name, current, classifier.checker);
      if (next && keepers.every(({ declaration }) => declaration !== next.declaration)) keepers.push(next);
      uses.push(next ? 'harmless' : useOf(name, current, errorEvent, classifier));
    }
  }
  if (uses.includes('listens')) return 'present';
  if (uses.includes('passed on')) return 'unknown';
  return keepers.some((kept) => !isLocal(kept) && mayListenUnderAnotherName(files, kept, errorEvent, classifier)) ? 'unknown' : 'absent';
}

/** True for a variable of a function: all that it is handed to has been seen. */
function isLocal({ declaration }: Keeper): boolean {
  return ts.isVariableDeclaration(declaration) && functionAround(declaration) !== undefined;
}

type Use = 'listens' | 'passed on' | 'harmless';

function useOf(name: TS.Node, keeper: Keeper, errorEvent: string, classifier: Classifier): Use {
  if (isExported(name)) return 'harmless';
  const access = name.parent;
  const read = ts.isPropertyAccessExpression(access) && access.name === name ? access : name;
  if (!ts.isExpression(read)) return 'passed on';
  const value = wrapped(read);
  const { parent } = value;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === value) return useOfMember(parent, keeper, errorEvent, classifier);
  return isOnlyLookedAt(value) || isAssigned(value) || isLibrarysArgument(value, keeper, classifier) ? 'harmless' : 'passed on';
}

/** `new Transaction(pool)`, `new Request(pool)`: the pool's own library works with it. */
function isLibrarysArgument(value: TS.Expression, keeper: Keeper, classifier: Classifier): boolean {
  const { parent } = value;
  if (!(ts.isNewExpression(parent) && parent.arguments?.includes(value) === true)) return false;
  const library = classifier.call(parent)?.library;
  return library !== undefined && library === classifier.typeOf(keeper.construction)?.library;
}

function useOfMember(member: TS.PropertyAccessExpression, keeper: Keeper, errorEvent: string, classifier: Classifier): Use {
  const called = member.parent;
  if (!ts.isCallExpression(called) || called.expression !== member) return isCounter(member, classifier) ? 'harmless' : 'passed on';
  if (LISTENING.has(member.name.text)) return useOfListening(called, keeper, errorEvent, classifier);
  const receiver = classifier.typeOf(keeper.construction);
  if (!receiver || !classifier.index.membersOf(receiver, member.name.text)) return 'passed on';
  const isEndedAtOnce = ENDING.has(member.name.text) && functionAround(called) === functionAround(keeper.construction);
  return isEndedAtOnce ? 'passed on' : 'harmless';
}

/** Listening returns the pool, so that calls are often chained. */
function useOfListening(call: TS.CallExpression, keeper: Keeper, errorEvent: string, classifier: Classifier): Use {
  const [event] = call.arguments;
  if (!event || !ts.isStringLiteralLike(event)) return 'passed on';
  if (event.text === errorEvent) return 'listens';
  const { parent } = call;
  if (ts.isExpressionStatement(parent)) return 'harmless';
  return ts.isPropertyAccessExpression(parent) ? useOfMember(parent, keeper, errorEvent, classifier) : 'passed on';
}

const LISTENING: ReadonlySet<string> = new Set(['on', 'once', 'addListener', 'prependListener', 'prependOnceListener']);

const LISTENING_CALL = new RegExp(`\\.(?:${[...LISTENING].join('|')})\\(`);

const ENDING: ReadonlySet<string> = new Set(['end', 'close', 'quit', 'disconnect', 'destroy']);

/** Members of a pool that are numbers and states. */
const COUNTERS: ReadonlySet<string> = new Set([
  'totalCount', 'idleCount', 'waitingCount', 'expiredCount', 'ending', 'ended', 'isOpen', 'isReady',
  'size', 'available', 'pending', 'borrowed', 'connected', 'connecting', 'healthy',
]);

function isCounter(member: TS.PropertyAccessExpression, { checker }: Classifier): boolean {
  const plain = ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.StringLike;
  return COUNTERS.has(member.name.text) || (checker.getTypeAtLocation(member).flags & plain) !== 0;
}

function isExported({ parent }: TS.Node): boolean {
  if (ts.isExportSpecifier(parent) || ts.isExportAssignment(parent)) return true;
  const exported = ts.isShorthandPropertyAssignment(parent) ? parent.parent : undefined;
  const assignment = exported ? exported.parent : parent;
  return ts.isBinaryExpression(assignment) && /^(module\.)?exports\b/.test(assignment.left.getText());
}

/** `!pool`, `pool === undefined`, `if (pool)`, `pool ? … : …`, `typeof pool`. */
function isOnlyLookedAt(value: TS.Expression): boolean {
  const { parent } = value;
  if (ts.isPrefixUnaryExpression(parent) || ts.isTypeOfExpression(parent) || ts.isExpressionStatement(parent)) return true;
  if (ts.isIfStatement(parent)) return parent.expression === value;
  if (ts.isConditionalExpression(parent)) return parent.condition === value;
  return ts.isBinaryExpression(parent) && /^[!=]==?$/.test(parent.operatorToken.getText());
}

/** The left side of an assignment that is a statement, and so hands nothing on. */
function isAssigned(value: TS.Expression): boolean {
  const { parent } = value;
  return ts.isBinaryExpression(parent) && parent.left === value && ts.isExpressionStatement(parent.parent);
}

function functionAround(node: TS.Node): TS.Node | undefined {
  return ts.findAncestor(node, isFunctionNode);
}

/** True if a file listens for the errors of this pool, or of a value of its name that nothing else is known of. */
function mayListenUnderAnotherName(files: readonly TS.SourceFile[], keeper: Keeper, errorEvent: string, classifier: Classifier): boolean {
  return listenersIn(files, errorEvent).some((receiver) => {
    const name = ts.isPropertyAccessExpression(receiver) ? receiver.name : receiver;
    if (namesKeeper(name, keeper, classifier.checker)) return true;
    // A receiver of a known type is another pool: this one would have been seen on its way there.
    return ts.isIdentifier(name) && name.text === keeper.name && !classifier.typeOf(receiver);
  });
}

/** What listens to an event anywhere in a project: asked again for each construction. */
const listenersOfFiles = new WeakMap<readonly TS.SourceFile[], Map<string, readonly TS.Expression[]>>();

function listenersIn(files: readonly TS.SourceFile[], event: string): readonly TS.Expression[] {
  const known = listenersOfFiles.get(files) ?? new Map<string, readonly TS.Expression[]>();
  listenersOfFiles.set(files, known);
  const listeners = known.get(event) ?? files.flatMap((file) => receiversListening(file, event));
  known.set(event, listeners);
  return listeners;
}

function receiversListening(file: TS.SourceFile, event: string): readonly TS.Expression[] {
  // Most files listen to nothing: their trees are not read.
  if (!LISTENING_CALL.test(file.text)) return [];
  const found: TS.Expression[] = [];
  for (const node of descendantsOf(file)) {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && LISTENING.has(node.expression.name.text)) {
      const [first] = node.arguments;
      if (first && ts.isStringLiteralLike(first) && first.text === event) found.push(unwrap(node.expression.expression));
    }
  }
  return found;
}
