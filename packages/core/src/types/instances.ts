/** What an instance of a class is made of, by the class itself and those it extends: `this.driver = this.loadDriver()`. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isAssignment } from './assignments.js';
import { descendantsOf, isFunctionNode, isGenerator, type FunctionNode } from './syntax.js';

/** Longest line of ancestors that is followed. */
const MAX_ANCESTORS = 8;

/** The class whose instance `this` is at a place; undefined elsewhere than in the members of a class. */
export function classOfThis(node: TS.Node): TS.ClassLikeDeclaration | undefined {
  const container = ts.findAncestor(node, (ancestor) => (isFunctionNode(ancestor) && !ts.isArrowFunction(ancestor)) || ts.isPropertyDeclaration(ancestor));
  return container && ts.isClassLike(container.parent) ? container.parent : undefined;
}

/** What a field without a telling type is given in the class and those it extends. */
export function fieldValues(node: TS.ClassLikeDeclaration, name: string, checker: TS.TypeChecker): readonly TS.Expression[] {
  return lineage(node, checker).flatMap((ancestor) => valuesIn(ancestor).get(name) ?? []);
}

/** The method that a call on an instance of the class reaches: its own, or the one it inherits. */
export function inheritedMethod(node: TS.ClassLikeDeclaration, name: string, checker: TS.TypeChecker): FunctionNode | undefined {
  for (const ancestor of lineage(node, checker)) {
    const method = ancestor.members.find((member) => ts.isMethodDeclaration(member) && member.body !== undefined && ts.isIdentifier(member.name) && member.name.text === name);
    if (method && isFunctionNode(method)) return isGenerator(method) ? undefined : method;
  }
  return undefined;
}

/** The class and those it extends, itself first. */
export function lineage(node: TS.ClassLikeDeclaration, checker: TS.TypeChecker): readonly TS.ClassLikeDeclaration[] {
  const found = [node];
  for (let parent = parentOf(node, checker); parent && !found.includes(parent) && found.length < MAX_ANCESTORS; parent = parentOf(parent, checker)) found.push(parent);
  return found;
}

function parentOf(node: TS.ClassLikeDeclaration, checker: TS.TypeChecker): TS.ClassLikeDeclaration | undefined {
  const extended = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  const symbol = extended && (checker.getTypeAtLocation(extended.expression).symbol as TS.Symbol | undefined);
  const declaration = symbol?.valueDeclaration;
  return declaration && ts.isClassLike(declaration) && !declaration.getSourceFile().isDeclarationFile ? declaration : undefined;
}

const valuesOfClass = new WeakMap<TS.ClassLikeDeclaration, ReadonlyMap<string, readonly TS.Expression[]>>();

/** What a class gives the fields of its instances, by name. */
function valuesIn(node: TS.ClassLikeDeclaration): ReadonlyMap<string, readonly TS.Expression[]> {
  const known = valuesOfClass.get(node);
  if (known) return known;
  const found = new Map<string, TS.Expression[]>();
  const add = (name: string, value: TS.Expression): void => {
    const values = found.get(name);
    if (values) values.push(value);
    else found.set(name, [value]);
  };
  for (const child of descendantsOf(node)) {
    if (ts.isPropertyDeclaration(child) && child.parent === node && child.initializer) add(child.name.getText(), child.initializer);
    if (!ts.isBinaryExpression(child) || !isAssignment(child.operatorToken.kind) || !ts.isPropertyAccessExpression(child.left)) continue;
    if (child.left.expression.kind === ts.SyntaxKind.ThisKeyword && classOfThis(child) === node) add(child.left.name.text, child.right);
  }
  valuesOfClass.set(node, found);
  return found;
}
