/** Which pool a connection is taken from: the declaration that the program names it by. */
import type TS from 'typescript';
import type { PoolIdentity } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap } from '../types/index.js';
import type { ProgramKnowledge } from './context.js';
import { valueSymbol } from './value-symbol.js';

/** What of a program tells its pools apart. */
export type PoolKnowledge = Pick<ProgramKnowledge, 'classifier' | 'constructionsOf'>;

/**
 * The identity of the pool behind `pool.connect()`, `this.dataSource.manager.save(…)`, `getPool().query(…)`: two calls
 * with the same identity take from the same pool. Undefined for a parameter or local, which may be any pool.
 */
export function poolOf(node: TS.Node, program: PoolKnowledge): PoolIdentity | undefined {
  const call = ts.isExpression(node) ? unwrap(node) : node;
  if (ts.isTaggedTemplateExpression(call)) return identityOf(call.tag, program);
  const named = ts.isCallExpression(call) ? workedOn(call, program) : undefined;
  if (named) return named === 'unknown' ? undefined : identityOf(named, program);
  const callee = ts.isCallExpression(call) ? unwrap(call.expression) : undefined;
  if (callee && isPool(callee, program)) return identityOf(callee, program);
  return callee && ts.isPropertyAccessExpression(callee) ? identityOf(callee.expression, program) : undefined;
}

/** What a call works on, where its model says that this stands in an argument: `manager` of `getConnection({ manager })`. */
function workedOn(call: TS.CallExpression, { classifier }: PoolKnowledge): TS.Expression | 'unknown' | undefined {
  const on = classifier.call(call)?.model.on;
  const object = on && call.arguments[on.argument];
  if (!object) return undefined;
  const literal = unwrap(object);
  const property = ts.isObjectLiteralExpression(literal) ? literal.properties.find(({ name }) => name !== undefined && ts.isIdentifier(name) && name.text === on.property) : undefined;
  if (property && ts.isPropertyAssignment(property)) return property.initializer;
  return property && ts.isShorthandPropertyAssignment(property) ? property.name : 'unknown';
}

function isPool(expression: TS.Expression, program: PoolKnowledge): boolean {
  const type = program.classifier.typeOf(expression);
  return type !== undefined && program.classifier.index.resourceOf(type)?.kind === 'pool';
}

/** The pool that the receiver of a call is where the caller names none: the default of a parameter, `db = pool`. */
export function defaultPool(node: TS.CallExpression, program: PoolKnowledge): { readonly expression: TS.Expression; readonly identity: PoolIdentity } | undefined {
  const callee = unwrap(node.expression);
  const receiver = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : callee;
  const declaration = ts.isIdentifier(receiver) ? valueSymbol(receiver, program.classifier.checker)?.valueDeclaration : undefined;
  const expression = declaration && ts.isParameter(declaration) && declaration.initializer ? unwrap(declaration.initializer) : undefined;
  const identity = expression && (ts.isIdentifier(expression) || ts.isPropertyAccessExpression(expression)) ? identityOf(expression, program) : undefined;
  return expression && identity?.doubt === 0 ? { expression, identity } : undefined;
}

/** The identity of the pool that a handle works with. */
export function identityOf(expression: TS.Expression, program: PoolKnowledge): PoolIdentity | undefined {
  const node = unwrap(expression);
  const pool = isPool(node, program);
  if (ts.isCallExpression(node)) {
    const callee = unwrap(node.expression);
    if (pool) return declared(ts.isPropertyAccessExpression(callee) ? callee.name : callee, program);
    // `dataSource.getRepository(User)` has the connections of the data source.
    return poolOf(node, program);
  }
  if (ts.isPropertyAccessExpression(node)) {
    if (pool) return declared(node.name, program);
    return node.expression.kind === ts.SyntaxKind.ThisKeyword ? handleOf(node.name, program) : identityOf(node.expression, program);
  }
  if (!ts.isIdentifier(node)) return undefined;
  return pool ? declared(node, program) : handleOf(node, program);
}

/** Where the name is declared; a parameter or a variable of a function stands for another pool at each call. */
function declared(name: TS.Node, program: PoolKnowledge): PoolIdentity | undefined {
  const declaration = valueSymbol(name, program.classifier.checker)?.valueDeclaration;
  return declaration && !isLocal(declaration) ? { declaration: placeOf(declaration), doubt: hasManyOwners(declaration, program) ? 2 : 0 } : undefined;
}

/** A field of a class that is constructed at several places: each of its objects may have a pool of its own. */
function hasManyOwners(declaration: TS.Declaration, program: PoolKnowledge): boolean {
  const owner = isMember(declaration) && !isStatic(declaration) ? ts.findAncestor(declaration, ts.isClassLike) : undefined;
  return owner !== undefined && program.constructionsOf(owner) > 1;
}

function isStatic(declaration: TS.Declaration): boolean {
  return (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Static) !== 0;
}

/** A declaration by its place, which names a pool in all files. */
export function placeOf(declaration: TS.Node): string {
  return `${declaration.getSourceFile().fileName}:${String(declaration.pos)}`;
}

function isLocal(declaration: TS.Declaration): boolean {
  if (ts.isParameter(declaration)) return !ts.isParameterPropertyDeclaration(declaration, declaration.parent);
  return (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration)) && ts.findAncestor(declaration, ts.isFunctionLike) !== undefined;
}

/** The pool behind something that works with one, such as a repository in a field or a constant. */
function handleOf(name: TS.Node, program: PoolKnowledge): PoolIdentity | undefined {
  const type = program.classifier.typeOf(name);
  const declaration = type && program.classifier.index.resourceOf(type) === undefined ? valueSymbol(name, program.classifier.checker)?.valueDeclaration : undefined;
  if (!declaration) return undefined;
  const made = ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration) ? declaration.initializer : undefined;
  // A constant handle has one pool, whichever that is.
  if (made) return identityOf(made, program) ?? declared(name, program);
  return isMember(declaration) ? injectedPool(declaration, program) : undefined;
}

type Member = TS.PropertyDeclaration | TS.ParameterDeclaration;

function isMember(declaration: TS.Declaration): declaration is Member {
  return ts.isPropertyDeclaration(declaration) || (ts.isParameter(declaration) && ts.isParameterPropertyDeclaration(declaration, declaration.parent));
}

/**
 * The pool of what somebody gave to an object. Nearly every program has one, so it is the one that the object was given
 * as well; if both were injected without a name, they are the container's default, and only then is that likely.
 */
function injectedPool(member: Member, program: PoolKnowledge): PoolIdentity | undefined {
  const owner = ts.findAncestor(member, ts.isClassLike);
  if (!owner) return undefined;
  const [pool, ...others] = membersOf(owner).filter((other) => isPoolMember(other, program));
  const injection = injectionOf(member);
  if (others.length > 0 || injection === 'named' || (pool && injectionOf(pool) === 'named')) return undefined;
  return { declaration: placeOf(pool ?? (injection === 'default' ? owner : member)), doubt: injection === 'default' ? 1 : pool ? 2 : 0 };
}

function membersOf(owner: TS.ClassLikeDeclaration): readonly Member[] {
  const constructor = owner.members.find(ts.isConstructorDeclaration);
  return [...owner.members, ...(constructor?.parameters ?? [])].filter((member): member is Member => ts.isPropertyDeclaration(member) || (ts.isParameter(member) && isMember(member)));
}

function isPoolMember(member: Member, program: PoolKnowledge): boolean {
  const type = program.classifier.typeOf(member.name);
  return type !== undefined && program.classifier.index.resourceOf(type)?.kind === 'pool';
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
