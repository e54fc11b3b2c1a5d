/** Whether a program listens for the errors of a pool it constructs. */
import type TS from 'typescript';
import type { ErrorListener } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, settled, unwrap, wrapped, type Classifier } from '../types/index.js';
import { containerAround, takenOutOf } from './containers.js';
import { callsYielding } from './handed-back.js';
import { keeperOf, keeperOfValue, keptAgain, namesKeeper, namesOf, type Keeper } from './keepers.js';
import { recipientOf, type GivenToLibrary } from './recipients.js';

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
  const subject: Subject = { construction, errorEvent: resource.errorEvent };
  const { keepers, holders, uses, entrusted } = followed(subject, files, classifier);
  if (uses.includes('listens')) return 'present';
  if (uses.includes('passed on')) return 'unknown';
  if (entrusted.length === 0 && keepers.length === 0 && holders.length === 0) return 'unknown';
  if (entrusted.some((given) => mayListenThroughLibrary(given, files, subject.errorEvent, classifier) || isEndedThroughLibrary(given, classifier))) return 'unknown';
  return keepers.some((kept) => !isLocal(kept) && mayListenUnderAnotherName(files, kept, subject.errorEvent, classifier)) ? 'unknown' : 'absent';
}

interface Subject {
  readonly construction: TS.NewExpression | TS.CallExpression;
  readonly errorEvent: string;
}

type Use = 'listens' | 'passed on' | 'harmless';

/** What becomes of a pool. */
interface Followed {
  readonly keepers: readonly Keeper[];
  /** What keeps the arrays and objects that hold it. */
  readonly holders: readonly Keeper[];
  readonly uses: readonly Use[];
  /** The calls that give it to a library that works with it and listens to nothing. */
  readonly entrusted: readonly GivenToLibrary[];
}

/** Most expressions that one pool is followed through. */
const MAX_VALUES = 200;

/** The variables and fields that keep a pool, and what is done with it, also by those who get it from a function. */
function followed(subject: Subject, files: readonly TS.SourceFile[], classifier: Classifier): Followed {
  const { construction } = subject;
  const { checker } = classifier;
  const keepers: Keeper[] = [];
  const holders: Keeper[] = [];
  const uses: Use[] = [];
  const entrusted: GivenToLibrary[] = [];
  const keep = (next: Keeper): void => {
    if (keepers.every(({ declaration }) => declaration !== next.declaration)) keepers.push(next);
  };
  const values = new Set([wrapped(construction)]);
  const follow = (value: TS.Expression): void => {
    const chosen = choiceOf(value);
    if (chosen) {
      values.add(wrapped(chosen));
      return;
    }
    const recipient = recipientOf(value, classifier);
    if (recipient?.kind === 'library' && recipient.library.ignoresErrors) {
      entrusted.push(recipient);
      return;
    }
    const taker = recipient?.kind === 'function' ? { construction, name: recipient.name, declaration: recipient.declaration } : undefined;
    const next = taker ?? keeperOfValue(value, construction, checker);
    if (next) keep(next);
    const container = next ? undefined : containerAround(value);
    if (container) {
      const out = takenOutOf(container, construction, files, classifier);
      if (!out.complete) uses.push('passed on');
      holders.push(...out.holders);
      const { parent } = value;
      if (typeof container.holds === 'object' && (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent))) keep({ construction, name: container.holds.property, declaration: parent });
      for (const taken of out.values) values.add(taken);
      for (const declaration of out.declarations) {
        const name = ts.getNameOfDeclaration(declaration);
        if (name && ts.isIdentifier(name)) keep({ construction, name: name.text, declaration });
      }
      return;
    }
    const calls = next ? [] : callsYielding(value, files, checker);
    if (!calls || values.size > MAX_VALUES) uses.push(useOfValue(value, subject, [...keepers, ...holders], classifier));
    else for (const call of calls) values.add(settled(call));
  };
  const asked = new Set<Keeper>();
  for (const value of values) {
    follow(value);
    for (const current of keepers) {
      if (asked.has(current)) continue;
      asked.add(current);
      for (const name of namesOf(current, files, checker)) {
        // `this.client = client` keeps it once more.
        const next = keptAgain(name, current, checker);
        if (next) keep(next);
        else if (!isExported(name)) {
          const read = readAt(name);
          if (read) values.add(read);
          else uses.push('passed on');
        }
      }
    }
  }
  return { keepers, holders, uses, entrusted };
}

/** The branch or fallback that yields the value: `given ?? new Pool()`, `url ? new Pool() : undefined`. */
function choiceOf(value: TS.Expression): TS.Expression | undefined {
  const { parent } = value;
  if (ts.isConditionalExpression(parent)) return parent.condition === value ? undefined : parent;
  const operator = ts.isBinaryExpression(parent) ? parent.operatorToken.kind : undefined;
  return ts.isBinaryExpression(parent) && (operator === ts.SyntaxKind.QuestionQuestionToken || operator === ts.SyntaxKind.BarBarToken) ? parent : undefined;
}

/** `this.pool` of `pool`; undefined for a name that is no expression. */
function readAt(name: TS.Node): TS.Expression | undefined {
  const access = name.parent;
  const read = ts.isPropertyAccessExpression(access) && access.name === name ? access : name;
  return ts.isExpression(read) ? wrapped(read) : undefined;
}

/** True for a variable or parameter of a function: all that it is handed to has been seen. */
function isLocal({ declaration }: Keeper): boolean {
  return isTaker(declaration) || (ts.isVariableDeclaration(declaration) && functionAround(declaration) !== undefined);
}

/** True for a parameter that is not a field as well, what is taken out of one, and the variable of a loop. */
function isTaker(declaration: TS.Declaration): boolean {
  if (ts.isVariableDeclaration(declaration) && ts.isForOfStatement(declaration.parent.parent)) return true;
  return ts.isBindingElement(declaration) || (ts.isParameter(declaration) && !ts.isParameterPropertyDeclaration(declaration, declaration.parent));
}

function useOfValue(value: TS.Expression, subject: Subject, keepers: readonly Keeper[], classifier: Classifier): Use {
  const { parent } = value;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === value) return useOfMember(parent, subject, keepers, classifier);
  return isOnlyLookedAt(value) || isAssigned(value) || isLibrarysArgument(value, subject, classifier) ? 'harmless' : 'passed on';
}

/** `new Transaction(pool)`, `new Request(pool)`: the pool's own library works with it. */
function isLibrarysArgument(value: TS.Expression, { construction }: Subject, classifier: Classifier): boolean {
  const { parent } = value;
  if (!(ts.isNewExpression(parent) && parent.arguments?.includes(value) === true)) return false;
  const library = classifier.call(parent)?.library;
  return library !== undefined && library === classifier.typeOf(construction)?.library;
}

function useOfMember(member: TS.PropertyAccessExpression, subject: Subject, keepers: readonly Keeper[], classifier: Classifier): Use {
  const called = member.parent;
  if (!ts.isCallExpression(called) || called.expression !== member) return isCounter(member, classifier) ? 'harmless' : 'passed on';
  if (LISTENING.has(member.name.text)) return useOfListening(called, subject, keepers, classifier);
  const receiver = classifier.typeOf(subject.construction);
  if (!receiver || !classifier.index.membersOf(receiver, member.name.text)) return 'passed on';
  return ENDING.has(member.name.text) && isEndedAtOnce(called, subject, keepers) ? 'passed on' : 'harmless';
}

/** True where the function that makes the pool, or that gets it for itself, ends it; one that is handed it may end what others keep. */
function isEndedAtOnce(call: TS.CallExpression, { construction }: Subject, keepers: readonly Keeper[]): boolean {
  const around = functionAround(call);
  if (around === functionAround(construction)) return true;
  return keepers.some((keeper) => isLocal(keeper) && functionAround(keeper.declaration) === around && (!isTaker(keeper.declaration) || keepers.every(isLocal)));
}

/** True where the function that gives a pool to a library ends what that made of it: `await db.destroy()`. */
function isEndedThroughLibrary({ library, call }: GivenToLibrary, classifier: Classifier): boolean {
  const around = functionAround(call);
  return [...descendantsOf(around ?? call.getSourceFile())].some((node) =>
    ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && ENDING.has(node.expression.name.text)
      && functionAround(node) === around && classifier.typeOf(node.expression.expression)?.library === library);
}

/** True if a file listens to a member of what a library made of a pool, `db.$client`: it may be the pool. */
function mayListenThroughLibrary({ library, call }: GivenToLibrary, files: readonly TS.SourceFile[], errorEvent: string, classifier: Classifier): boolean {
  const made = keeperOf(call, classifier.checker);
  return listenersIn(files, errorEvent).some((receiver) => {
    if (!ts.isPropertyAccessExpression(receiver) || classifier.typeOf(receiver.expression)?.library !== library) return false;
    const owner = ts.isPropertyAccessExpression(receiver.expression) ? receiver.expression.name : receiver.expression;
    return made === undefined || !ts.isIdentifier(owner) || namesKeeper(owner, made, classifier.checker);
  });
}

/** Listening returns the pool, so that calls are often chained. */
function useOfListening(call: TS.CallExpression, subject: Subject, keepers: readonly Keeper[], classifier: Classifier): Use {
  const [event] = call.arguments;
  if (!event || !ts.isStringLiteralLike(event)) return 'passed on';
  if (event.text === subject.errorEvent) return 'listens';
  const { parent } = call;
  if (ts.isExpressionStatement(parent)) return 'harmless';
  return ts.isPropertyAccessExpression(parent) ? useOfMember(parent, subject, keepers, classifier) : 'passed on';
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
