/** Finds queries that are raced against a timer: the race ends in time, the query does not. */
import type TS from 'typescript';
import type { LibraryModel, OptionRole } from '@leakcheck/models';
import type { Race } from '../ir/index.js';
import { ts } from '../compiler.js';
import { calleeOf, descendantsOf, firstOf, isFunctionNode, unwrap, type Classifier, type FunctionNode } from '../types/index.js';
import { definitionOf } from './definitions.js';
import { moduleBehind } from './module-behind.js';
import { functionName } from './naming.js';
import { referencesTo } from './references.js';
import type { SourceText } from './source-text.js';
import { valueSymbol } from './value-symbol.js';

/** How deep into the program's own functions a query or a timer is looked for. */
const MAX_DEPTH = 2;

interface Surroundings {
  readonly classifier: Classifier;
  readonly source: SourceText;
  /** The program's own files, in which callers of a helper are looked for. */
  readonly files: readonly TS.SourceFile[];
}

/** A query, and how much else the asked expression is. */
type Query = Pick<Race, 'extent'> & { readonly call: TS.CallExpression };

/** The races of a file, in the order of the source. */
export function racesOf(file: TS.SourceFile, surroundings: Surroundings): readonly Race[] {
  if (!file.text.includes('.race(')) return [];
  return [...descendantsOf(file)].flatMap((node) => (ts.isCallExpression(node) ? raceAt(node, surroundings) ?? [] : []));
}

function raceAt(node: TS.CallExpression, surroundings: Surroundings): Race | undefined {
  const { classifier, source } = surroundings;
  const [list] = node.arguments;
  const racers = list && unwrap(list);
  if (node.expression.getText() !== 'Promise.race' || !racers || !ts.isArrayLiteralExpression(racers) || endsTheLoser(node)) return undefined;
  if (!racers.elements.some((element) => isTimer(element, classifier.checker))) return undefined;
  const query = firstOf(racers.elements, (element) => queryIn(element, surroundings, 0));
  if (!query) return undefined;
  const library = classifier.call(query.call)?.library.name ?? '';
  return {
    library,
    text: source.excerpt(query.call),
    span: source.span(node),
    query: source.span(query.call),
    remedy: remedyOf(library, classifier),
    extent: query.extent,
    within: functionName(ts.findAncestor(node, isFunctionNode) ?? node.getSourceFile()),
  };
}

/** Calls that end a query or its connection: `client.release(true)`, `controller.abort()`, `connection.destroy()`, `pg_cancel_backend`. */
const ENDING = /\b(?:abort|cancel|destroy|disconnect|kill|terminate|end)\w*\s*\(|\brelease\(\s*(?:true|e\w*)\s*\)|pg_cancel_backend|pg_terminate_backend|\bKILL\b/;

/** True if the function that races says what becomes of the loser, or lets it be ended by a signal. */
function endsTheLoser(node: TS.Node): boolean {
  const home: TS.Node = ts.findAncestor(node, isFunctionNode) ?? node.getSourceFile();
  return ENDING.test(home.getText());
}

/** A promise that settles after some time. */
function isTimer(expression: TS.Expression, checker: TS.TypeChecker, depth = 0): boolean {
  const node = unwrap(definitionOf(expression, checker).expression);
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Promise' && (node.arguments ?? []).some(setsTimer);
  if (!ts.isCallExpression(node)) return false;
  const callee = unwrap(node.expression);
  if (ts.isPropertyAccessExpression(callee) && /^(?:then|catch|finally)$/.test(callee.name.text)) return isTimer(callee.expression, checker, depth);
  if (moduleBehind(callee, checker)?.module === 'timers/promises') return true;
  const called = depth < MAX_DEPTH ? calleeOf(node, checker) : undefined;
  return called !== undefined && resultsOf(called).some((result) => isTimer(result, checker, depth + 1));
}

/** The executor of a promise that a timer settles. */
function setsTimer(executor: TS.Expression): boolean {
  return isFunctionNode(executor) && /\bsetTimeout\(/.test(executor.getText());
}

/** What a function may give back, as far as it is written down. */
function resultsOf(node: FunctionNode): readonly TS.Expression[] {
  if (!node.body) return [];
  if (!ts.isBlock(node.body)) return [node.body];
  const results: TS.Expression[] = [];
  const visit = (inner: TS.Node): void => {
    if (isFunctionNode(inner)) return;
    if ((ts.isReturnStatement(inner) || ts.isAwaitExpression(inner)) && inner.expression) results.push(inner.expression);
    ts.forEachChild(inner, visit);
  };
  visit(node.body);
  return results;
}

/** The query behind a raced promise: the call itself, what a function begins, or what a caller hands to this one. */
function queryIn(expression: TS.Expression, surroundings: Surroundings, depth: number): Query | undefined {
  const { checker } = surroundings.classifier;
  const node = unwrap(definitionOf(expression, checker).expression);
  if (ts.isIdentifier(node)) return queryOfCallers(node, undefined, surroundings, depth);
  if (!ts.isCallExpression(node)) return undefined;
  if (isQuery(node, surroundings.classifier)) return { call: node, extent: depth === 0 ? 'query' : 'wrapper' };
  const callee = unwrap(node.expression);
  if (ts.isPropertyAccessExpression(callee) && /^(?:then|catch|finally)$/.test(callee.name.text)) return queryIn(callee.expression, surroundings, depth);
  if (ts.isIdentifier(callee)) {
    const handed = queryOfCallers(callee, 'called', surroundings, depth);
    if (handed) return handed;
  }
  const called = depth < MAX_DEPTH ? (isFunctionNode(callee) ? callee : calleeOf(node, checker)) : undefined;
  const begun = called && firstOf(resultsOf(called), (result) => queryIn(result, surroundings, depth + 1));
  return begun && waitsForOthers(called, surroundings, depth) ? { ...begun, extent: 'work' } : begun;
}

/** True if a function waits for something that is no call of a library and leads to none. */
function waitsForOthers(node: FunctionNode, surroundings: Surroundings, depth: number): boolean {
  const { classifier } = surroundings;
  return resultsOf(node).filter((result) => ts.isAwaitExpression(result.parent)).some((result) => {
    const awaited = unwrap(result);
    if (!ts.isCallExpression(awaited) || classifier.call(awaited)) return false;
    const called = calleeOf(awaited, classifier.checker);
    if (!called) return classifier.libraryOfUntypedQuery(awaited) === undefined;
    return depth < MAX_DEPTH && waitsForOthers(called, surroundings, depth + 1);
  });
}

/** The query that some caller hands over as this parameter: the promise, or a function that begins it. */
function queryOfCallers(name: TS.Identifier, use: 'called' | undefined, surroundings: Surroundings, depth: number): Query | undefined {
  const { classifier: { checker }, files } = surroundings;
  const declaration = valueSymbol(name, checker)?.valueDeclaration;
  if (!declaration || !ts.isParameter(declaration) || !isFunctionNode(declaration.parent) || depth >= MAX_DEPTH) return undefined;
  const helper = declaration.parent;
  const index = helper.parameters.indexOf(declaration);
  return firstOf(referencesTo(helper, files, checker), (reference) => {
    const argument = reference.kind === 'call' ? reference.call.arguments?.[index] : undefined;
    if (!argument || endsTheLoser(argument)) return undefined;
    if (use === undefined) return queryIn(argument, surroundings, depth + 1);
    const handed = unwrap(definitionOf(argument, checker).expression);
    return isFunctionNode(handed) ? firstOf(resultsOf(handed), (result) => queryIn(result, surroundings, depth + 1)) : undefined;
  });
}

/** True if the library sends the commands of all callers over one connection, one after the other: who stops waiting keeps nothing from others. */
function sharesConnections({ modules }: LibraryModel): boolean {
  return Object.values(modules).some(({ types }) => Object.values(types).some(({ resource }) => resource?.kind === 'connection' && resource.shared));
}

/** A call that has a connection to itself until the server answers. */
function isQuery(node: TS.CallExpression, classifier: Classifier): boolean {
  const call = classifier.call(node);
  if (!call || sharesConnections(call.library)) return false;
  const { model } = call;
  const works = model.effects.some(({ kind }) => kind === 'use' || kind === 'oneShot' || kind === 'scope');
  return works && model.promise && !model.effects.some(({ kind }) => kind === 'acquire' || kind === 'release' || kind === 'connect');
}

const REMEDIES: readonly OptionRole[] = ['statementTimeout', 'queryTimeout'];

/** The library's own limit, one that reaches the server before one that does not. */
function remedyOf(library: string, { index }: Classifier): string | undefined {
  const options = index.optionsOfLibrary(library);
  return firstOf(REMEDIES, (role) => options.find(([, option]) => option.role === role)?.[0]);
}
