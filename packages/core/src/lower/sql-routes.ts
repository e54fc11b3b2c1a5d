/** Where the SQL of a call goes: to a connection that the program holds, or to one that a pool chooses for each query. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { calleeOf, isFunctionNode, unwrap, type Classifier, type FunctionNode } from '../types/index.js';
import { definitionOf } from './definitions.js';
import { hasOneConnection } from './single-connection-pools.js';
import type { SourceText } from './source-text.js';
import { valueSymbol } from './value-symbol.js';

/** SQL on its way to a connection that a pool chooses. */
export interface PoolRoute {
  readonly library: string;
  /** Index of the argument that holds the SQL. */
  readonly sql: number;
}

/** Longest chain of functions that pass SQL on: wrappers of a library's `query` are one or two deep. */
const MAX_DEPTH = 3;

/** Longest chain of members and calls from a pool to what queries through it, such as `app.db.pool.promise()`. */
const MAX_STEPS = 6;

/** Answers for one program, remembering what its functions do with the SQL they are given. */
export class SqlRoutes {
  readonly #classifier: Classifier;
  readonly #source: SourceText;
  readonly #functions = new Map<FunctionNode, PoolRoute | null>();

  constructor(classifier: Classifier, source: SourceText) {
    this.#classifier = classifier;
    this.#source = source;
  }

  /** The route of a call's SQL; undefined where it does not certainly lead to a pool. */
  routeOf(call: TS.CallExpression, depth = 0): PoolRoute | undefined {
    const own = calleeOf(call, this.#classifier.checker);
    if (own) return depth < MAX_DEPTH ? this.#routeThrough(own, depth) : undefined;
    const classified = this.#classifier.call(call);
    const callee = unwrap(call.expression);
    const receiver = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
    if (!classified) return receiver && this.#routeByName(call, receiver);
    const { model, library } = classified;
    if (model.sql === undefined || !receiver || this.#namesConnection(call) || isInBatch(call, receiver)) return undefined;
    const isLent = depth > 0 && model.effects.some(({ kind }) => kind === 'use') && this.#isTakenForOneQuery(receiver);
    const isChosen = model.effects.some(({ kind }) => kind === 'oneShot') && this.#isOfPool(receiver, 0);
    return isLent || isChosen ? { library: library.name, sql: model.sql } : undefined;
  }

  /** `pool.query(…)` where nothing tells the receiver's type: by its name; the text is the other piece of evidence. */
  #routeByName(call: TS.CallExpression, receiver: TS.Expression): PoolRoute | undefined {
    const type = this.#classifier.checker.getTypeAtLocation(receiver);
    const library = (type.flags & ts.TypeFlags.Any) === 0 ? undefined : this.#classifier.libraryOfUntypedQuery(call);
    return library === undefined ? undefined : { library, sql: 0 };
  }

  /** True if an argument says which connection to use, as `dataSource.query(sql, values, queryRunner)` does. */
  #namesConnection(call: TS.CallExpression): boolean {
    return call.arguments.some((argument) => this.#classifier.kindOf(argument) === 'connection');
  }

  /** A pool, or what a pool hands out to query through: `dataSource.manager`, `pool.promise()`, `getRepository(User)`. */
  #isOfPool(expression: TS.Expression, step: number): boolean {
    if (step > MAX_STEPS || this.#hasOneConnection(expression)) return false;
    if (this.#isPool(expression)) return true;
    const { checker } = this.#classifier;
    const node = definitionOf(expression, checker).expression;
    if (this.#isPool(node) || isInjected(node, checker)) return true;
    if (this.#classifier.kindOf(node) === 'connection') return false;
    if (ts.isPropertyAccessExpression(node)) return this.#isOfPool(node.expression, step + 1);
    if (!ts.isCallExpression(node) || calleeOf(node, checker) || !this.#classifier.call(node) || this.#namesConnection(node)) return false;
    const callee = unwrap(node.expression);
    return ts.isPropertyAccessExpression(callee) ? this.#isOfPool(callee.expression, step + 1) : true;
  }

  #hasOneConnection(expression: TS.Expression): boolean {
    return hasOneConnection(expression, { classifier: this.#classifier, source: this.#source });
  }

  /** True if the value certainly is a pool: of `pool | client` it is not known. */
  #isPool(expression: TS.Expression): boolean {
    const { checker, index } = this.#classifier;
    const declared = checker.getTypeAtLocation(expression);
    // Of `Client extends Pool | PoolClient` no more is known than of its bound.
    const type = checker.getNonNullableType(checker.getBaseConstraintOfType(declared) ?? declared);
    return (type.isUnion() ? type.types : [type]).every((member) => {
      const modelled = this.#classifier.modelledType(member);
      return modelled !== undefined && index.resourceOf(modelled)?.kind === 'pool';
    });
  }

  /** A connection of a pool that a function takes out itself for the SQL it is given: its next call gets another. */
  #isTakenForOneQuery(receiver: TS.Expression): boolean {
    const node = definitionOf(receiver, this.#classifier.checker).expression;
    if (!ts.isAwaitExpression(node) || ts.findAncestor(node, isFunctionNode) !== ts.findAncestor(receiver, isFunctionNode)) return false;
    const acquisition = unwrap(node.expression);
    if (!ts.isCallExpression(acquisition)) return false;
    const callee = unwrap(acquisition.expression);
    return this.#classifier.call(acquisition)?.model.effects.some(({ kind }) => kind === 'acquire') === true &&
      ts.isPropertyAccessExpression(callee) && this.#isPool(callee.expression) && !this.#hasOneConnection(callee.expression);
  }

  #routeThrough(node: FunctionNode, depth: number): PoolRoute | undefined {
    const known = this.#functions.get(node);
    if (known !== undefined) return known ?? undefined;
    this.#functions.set(node, null);
    const route = this.#findRouteThrough(node, depth);
    this.#functions.set(node, route ?? null);
    return route;
  }

  /** Which parameter of a function is SQL that it only ever hands to a pool. */
  #findRouteThrough(node: FunctionNode, depth: number): PoolRoute | undefined {
    const routes = callsIn(node).flatMap((call): (PoolRoute | undefined)[] => {
      const passed = passedParameters(call, node, this.#classifier.checker);
      if (passed.size === 0) return [];
      const route = this.routeOf(call, depth + 1);
      const parameter = route && passed.get(route.sql);
      if (route && parameter !== undefined) return [{ library: route.library, sql: parameter }];
      return isQuery(call) ? [undefined] : [];
    });
    const [first] = routes;
    return first && routes.every((route) => route?.sql === first.sql) ? first : undefined;
  }
}

/** Decorators with which NestJS hands out the default manager of a data source and the repositories of that. */
const INJECTING = new Set(['InjectEntityManager', 'InjectRepository']);

/** True for a field or parameter that a container fills with what queries through the pool. */
function isInjected(node: TS.Expression, checker: TS.TypeChecker): boolean {
  const name = ts.isPropertyAccessExpression(node) ? node.name : node;
  const declaration = valueSymbol(name, checker)?.valueDeclaration;
  if (!declaration || !ts.canHaveDecorators(declaration)) return false;
  return ts.getDecorators(declaration)?.some(({ expression }) => {
    const callee = ts.isCallExpression(expression) ? expression.expression : expression;
    return ts.isIdentifier(callee) && INJECTING.has(callee.text);
  }) ?? false;
}

/** What methods that run SQL are called where nothing else is known of them. */
const QUERYING: ReadonlySet<string> = new Set(['query', 'execute', 'run', 'raw', 'exec', 'send']);

function isQuery(call: TS.CallExpression): boolean {
  const callee = unwrap(call.expression);
  return ts.isPropertyAccessExpression(callee) && QUERYING.has(callee.name.text);
}

function callsIn(node: FunctionNode): readonly TS.CallExpression[] {
  const found: TS.CallExpression[] = [];
  const visit = (inner: TS.Node): void => {
    if (ts.isCallExpression(inner)) found.push(inner);
    ts.forEachChild(inner, visit);
  };
  if (node.body) visit(node.body);
  return found;
}

/** Argument of the call → parameter of the function that it is, as it was given; `...values` of a rest parameter too. */
function passedParameters(call: TS.CallExpression, node: FunctionNode, checker: TS.TypeChecker): ReadonlyMap<number, number> {
  const passed = new Map<number, number>();
  call.arguments.forEach((argument, at) => {
    const spread = ts.isSpreadElement(argument);
    const value = textPart(unwrap(spread ? argument.expression : argument));
    if (!ts.isIdentifier(value)) return;
    const declaration = valueSymbol(value, checker)?.valueDeclaration;
    const index = node.parameters.findIndex((parameter) => parameter === declaration);
    const isRest = index !== -1 && node.parameters[index]?.dotDotDotToken !== undefined;
    if (index !== -1 && isRest === spread) passed.set(at, index);
  });
  return passed;
}

/** The expression that is the text of `{ text }`, `{ sql: text, values }`. */
function textPart(argument: TS.Expression): TS.Expression {
  if (!ts.isObjectLiteralExpression(argument)) return argument;
  for (const property of argument.properties) {
    const name = property.name?.getText();
    if (name !== 'text' && name !== 'sql') continue;
    if (ts.isShorthandPropertyAssignment(property)) return property.name;
    if (ts.isPropertyAssignment(property)) return unwrap(property.initializer);
  }
  return argument;
}

/** True for the elements of `db.$transaction([db.$executeRaw(…), …])`: the library runs them on one connection. */
function isInBatch(call: TS.CallExpression, receiver: TS.Expression): boolean {
  const { parent } = call;
  const batch = ts.isArrayLiteralExpression(parent) ? parent.parent : undefined;
  const callee = batch && ts.isCallExpression(batch) ? unwrap(batch.expression) : undefined;
  return callee !== undefined && ts.isPropertyAccessExpression(callee) && /transaction|batch/i.test(callee.name.text) && callee.expression.getText() === receiver.getText();
}
