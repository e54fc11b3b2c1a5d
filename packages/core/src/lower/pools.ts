/** Which pool a connection is taken from: the declaration that the program names it by. */
import type TS from 'typescript';
import type { PoolIdentity } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap, type Classifier } from '../types/index.js';
import { valueSymbol } from './value-symbol.js';

/**
 * The identity of the pool behind `pool.connect()`, `this.dataSource.manager.save(…)`, `getPool().query(…)`: two calls
 * with the same identity take from the same pool. Undefined for a parameter or local, which may be any pool.
 */
export function poolOf(node: TS.Node, classifier: Classifier): PoolIdentity | undefined {
  const call = ts.isExpression(node) ? unwrap(node) : node;
  if (ts.isTaggedTemplateExpression(call)) return identityOf(call.tag, classifier);
  const callee = ts.isCallExpression(call) ? unwrap(call.expression) : undefined;
  if (callee && isPool(callee, classifier)) return identityOf(callee, classifier);
  return callee && ts.isPropertyAccessExpression(callee) ? identityOf(callee.expression, classifier) : undefined;
}

function isPool(expression: TS.Expression, classifier: Classifier): boolean {
  const type = classifier.typeOf(expression);
  return type !== undefined && classifier.index.resourceOf(type)?.kind === 'pool';
}

/** The pool that the receiver of a call is where the caller names none: the default of a parameter, `db = pool`. */
export function defaultPool(node: TS.CallExpression, classifier: Classifier): { readonly expression: TS.Expression; readonly identity: PoolIdentity } | undefined {
  const callee = unwrap(node.expression);
  const receiver = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : callee;
  const declaration = ts.isIdentifier(receiver) ? valueSymbol(receiver, classifier.checker)?.valueDeclaration : undefined;
  const expression = declaration && ts.isParameter(declaration) && declaration.initializer ? unwrap(declaration.initializer) : undefined;
  const identity = expression && (ts.isIdentifier(expression) || ts.isPropertyAccessExpression(expression)) ? identityOf(expression, classifier) : undefined;
  return expression && identity?.doubt === 0 ? { expression, identity } : undefined;
}

/** The identity of the pool that a handle works with. */
export function identityOf(expression: TS.Expression, classifier: Classifier): PoolIdentity | undefined {
  const node = unwrap(expression);
  const pool = isPool(node, classifier);
  if (ts.isCallExpression(node)) {
    const callee = unwrap(node.expression);
    if (pool) return declared(ts.isPropertyAccessExpression(callee) ? callee.name : callee, classifier);
    // `dataSource.getRepository(User)` has the connections of the data source.
    return poolOf(node, classifier);
  }
  if (ts.isPropertyAccessExpression(node)) {
    if (pool) return declared(node.name, classifier);
    return node.expression.kind === ts.SyntaxKind.ThisKeyword ? handleOf(node.name, classifier) : identityOf(node.expression, classifier);
  }
  if (!ts.isIdentifier(node)) return undefined;
  return pool ? declared(node, classifier) : handleOf(node, classifier);
}

/** Where the name is declared; a parameter or a variable of a function stands for another pool at each call. */
function declared(name: TS.Node, classifier: Classifier): PoolIdentity | undefined {
  const declaration = valueSymbol(name, classifier.checker)?.valueDeclaration;
  return declaration && !isLocal(declaration) ? { declaration: placeOf(declaration), doubt: 0 } : undefined;
}

function placeOf(declaration: TS.Node): string {
  return `${declaration.getSourceFile().fileName}:${String(declaration.pos)}`;
}

function isLocal(declaration: TS.Declaration): boolean {
  if (ts.isParameter(declaration)) return !ts.isParameterPropertyDeclaration(declaration, declaration.parent);
  return (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration)) && ts.findAncestor(declaration, ts.isFunctionLike) !== undefined;
}

/** The pool behind something that works with one, such as a repository in a field or a constant. */
function handleOf(name: TS.Node, classifier: Classifier): PoolIdentity | undefined {
  const type = classifier.typeOf(name);
  const declaration = type && classifier.index.resourceOf(type) === undefined ? valueSymbol(name, classifier.checker)?.valueDeclaration : undefined;
  if (!declaration) return undefined;
  const made = ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration) ? declaration.initializer : undefined;
  // A constant handle has one pool, whichever that is.
  if (made) return identityOf(made, classifier) ?? declared(name, classifier);
  return isMember(declaration) ? injectedPool(declaration, classifier) : undefined;
}

type Member = TS.PropertyDeclaration | TS.ParameterDeclaration;

function isMember(declaration: TS.Declaration): declaration is Member {
  return ts.isPropertyDeclaration(declaration) || (ts.isParameter(declaration) && ts.isParameterPropertyDeclaration(declaration, declaration.parent));
}

/**
 * The pool of what somebody gave to an object. Nearly every program has one, so it is the one that the object was given
 * as well; if both were injected without a name, they are the container's default, and only then is that likely.
 */
function injectedPool(member: Member, classifier: Classifier): PoolIdentity | undefined {
  const owner = ts.findAncestor(member, ts.isClassLike);
  if (!owner) return undefined;
  const [pool, ...others] = membersOf(owner).filter((other) => isPoolMember(other, classifier));
  const injection = injectionOf(member);
  if (others.length > 0 || injection === 'named' || (pool && injectionOf(pool) === 'named')) return undefined;
  return { declaration: placeOf(pool ?? (injection === 'default' ? owner : member)), doubt: injection === 'default' ? 1 : pool ? 2 : 0 };
}

function membersOf(owner: TS.ClassLikeDeclaration): readonly Member[] {
  const constructor = owner.members.find(ts.isConstructorDeclaration);
  return [...owner.members, ...(constructor?.parameters ?? [])].filter((member): member is Member => ts.isPropertyDeclaration(member) || (ts.isParameter(member) && isMember(member)));
}

function isPoolMember(member: Member, classifier: Classifier): boolean {
  const type = classifier.typeOf(member.name);
  return type !== undefined && classifier.index.resourceOf(type)?.kind === 'pool';
}

/** `@InjectRepository(User)` asks for the default, `@InjectRepository(User, 'audit')` and `@InjectDataSource('audit')` for a named one. */
function injectionOf(member: Member): 'default' | 'named' | undefined {
  for (const { expression } of ts.getDecorators(member) ?? []) {
    if (!ts.isCallExpression(expression) || !/^Inject/.test(expression.expression.getText())) continue;
    const last = expression.arguments.at(-1);
    return expression.arguments.length > 1 || (last && ts.isStringLiteralLike(last)) ? 'named' : 'default';
  }
  return undefined;
}
