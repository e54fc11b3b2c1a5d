/** Who gets a value that stands among the arguments of a call, by itself or in an object: `new Orders(pool)`, `drizzle({ client: pool })`. */
import type TS from 'typescript';
import type { LibraryModel } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { calleeOf, constructorOf, firstOf, lineage, originOf, resolveAlias, unwrap, wrapped, type Classifier, type FunctionNode } from '../types/index.js';

export type Recipient =
  /** A function of the program, which calls the value by that name. */
  | { readonly kind: 'function'; readonly name: string; readonly declaration: TS.Declaration }
  | GivenToLibrary;

export interface GivenToLibrary {
  readonly kind: 'library';
  readonly library: LibraryModel;
  readonly call: TS.CallExpression | TS.NewExpression;
}

/** The recipient of a value; undefined where it is no argument, or not known whose. */
export function recipientOf(value: TS.Expression, classifier: Classifier): Recipient | undefined {
  const property = propertyHolding(value);
  const argument = property ? wrapped(property.object) : value;
  const call = argument.parent;
  const args = ts.isCallExpression(call) || ts.isNewExpression(call) ? call.arguments : undefined;
  const index = args?.indexOf(argument) ?? -1;
  if (!args || !(ts.isCallExpression(call) || ts.isNewExpression(call)) || index < 0 || args.slice(0, index).some((other) => ts.isSpreadElement(other))) return undefined;
  const callee = functionReached(call, classifier.checker);
  if (callee) return parameterFor(callee, index, property?.name);
  const library = libraryCalled(call, classifier);
  return library && { kind: 'library', library, call };
}

interface HoldingProperty {
  readonly object: TS.ObjectLiteralExpression;
  readonly name: string;
}

/** The property of an object literal whose value an expression is. */
function propertyHolding({ parent }: TS.Expression): HoldingProperty | undefined {
  if (!ts.isPropertyAssignment(parent) && !ts.isShorthandPropertyAssignment(parent)) return undefined;
  return ts.isIdentifier(parent.name) ? { object: parent.parent, name: parent.name.text } : undefined;
}

/** The function with a body that runs, also as the constructor that a class inherits, or hands its arguments on to. */
function functionReached(call: TS.CallExpression | TS.NewExpression, checker: TS.TypeChecker): FunctionNode | undefined {
  if (call.expression.kind === ts.SyntaxKind.SuperKeyword) {
    const heir = ts.findAncestor(call, ts.isClassLike);
    return heir && firstConstructor(lineage(heir, checker).slice(1));
  }
  const reached = calleeOf(call, checker);
  if (reached || !ts.isNewExpression(call)) return reached;
  const symbol = checker.getTypeAtLocation(call.expression).symbol as TS.Symbol | undefined;
  const declaration = symbol?.valueDeclaration;
  return declaration && ts.isClassLike(declaration) && !declaration.getSourceFile().isDeclarationFile ? firstConstructor(lineage(declaration, checker)) : undefined;
}

function firstConstructor(classes: readonly TS.ClassLikeDeclaration[]): FunctionNode | undefined {
  return firstOf(classes, constructorOf);
}

function parameterFor({ parameters }: FunctionNode, index: number, property: string | undefined): Recipient | undefined {
  const parameter = parameters[index];
  if (!parameter || parameter.dotDotDotToken) return undefined;
  if (property === undefined) return ts.isIdentifier(parameter.name) ? { kind: 'function', name: parameter.name.text, declaration: parameter } : undefined;
  if (!ts.isObjectBindingPattern(parameter.name)) return undefined;
  const taken = parameter.name.elements.find(({ name, propertyName }) => (propertyName ?? name).getText() === property);
  return taken && ts.isIdentifier(taken.name) ? { kind: 'function', name: taken.name.text, declaration: taken } : undefined;
}

/** The library whose function or class is called. */
function libraryCalled(call: TS.CallExpression | TS.NewExpression, { checker, index }: Classifier): LibraryModel | undefined {
  const callee = unwrap(call.expression);
  const symbol = checker.getSymbolAtLocation(ts.isPropertyAccessExpression(callee) ? callee.name : callee);
  const declaration = symbol && resolveAlias(symbol, checker).declarations?.[0];
  const origin = declaration && originOf(declaration);
  switch (origin?.kind) {
    case 'module':
      return index.libraryOfModule(origin.module);
    case 'package':
      return index.libraryOfPackage(origin.packageName);
    case 'source':
    case undefined:
      return undefined;
  }
}
