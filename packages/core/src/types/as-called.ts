/** What an overload does where it is called: some do it only with an option. */
import type TS from 'typescript';
import type { CallEffect, CallModel } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { unwrap } from './syntax.js';

/** The model without the acquisitions that need an option which the call does not set to `true`, or leaves out, and those that its first argument excludes. */
export function asCalled(model: CallModel, node: TS.CallExpression | TS.NewExpression, checker: TS.TypeChecker): CallModel {
  const lacks = (effect: CallEffect): boolean => {
    if (effect.kind !== 'acquire') return false;
    const { onlyWith, needs, notFor } = effect;
    const options = optionsOf(model, node);
    if (onlyWith !== undefined && !sets(options, onlyWith, checker)) return true;
    if (needs !== undefined && leavesOut(options, needs, checker)) return true;
    return notFor !== undefined && node.arguments?.[0] !== undefined && isWritten(node.arguments[0], notFor, checker);
  };
  return model.effects.some(lacks) ? { ...model, effects: model.effects.filter((effect) => !lacks(effect)) } : model;
}

/**
 * True for one of the texts itself, for an address that ends with it, for an instance of a class of that name, and for an
 * object literal, also one behind a constant, in which an option is one of these.
 */
function isWritten(argument: TS.Expression, texts: readonly string[], checker: TS.TypeChecker): boolean {
  const node = unwrap(argument);
  if (ts.isStringLiteralLike(node)) return texts.some((text) => node.text === text || node.text.endsWith(`:${text}`));
  if (ts.isNewExpression(node)) return texts.includes(node.expression.getText());
  if (ts.isIdentifier(node)) {
    const value = initializerOf(node, checker);
    return value !== undefined && isWritten(value, texts, checker);
  }
  return ts.isObjectLiteralExpression(node) && node.properties.some((property) => {
    const value = ts.isPropertyAssignment(property) ? property.initializer : ts.isShorthandPropertyAssignment(property) ? valueOfShorthand(property, checker) : undefined;
    return value !== undefined && isWritten(value, texts, checker);
  });
}

function valueOfShorthand(property: TS.ShorthandPropertyAssignment, checker: TS.TypeChecker): TS.Expression | undefined {
  return initializerAt(checker.getShorthandAssignmentValueSymbol(property)?.valueDeclaration);
}

function optionsOf({ options }: CallModel, { arguments: args }: TS.CallExpression | TS.NewExpression): TS.Expression | undefined {
  return options && args?.[options.argument];
}

/** True if an object literal, also one behind a constant, sets the option to `true`. */
function sets(expression: TS.Expression | undefined, option: string, checker: TS.TypeChecker): boolean {
  if (!expression) return false;
  const node = unwrap(expression);
  if (ts.isIdentifier(node)) return sets(initializerOf(node, checker), option, checker);
  return ts.isObjectLiteralExpression(node) && node.properties.some((property) =>
    ts.isPropertyAssignment(property) && property.name.getText().replace(/['"]/g, '') === option && unwrap(property.initializer).kind === ts.SyntaxKind.TrueKeyword);
}

/** True if an object literal, also one behind a constant, names all that it has, and not the option. */
function leavesOut(expression: TS.Expression | undefined, option: string, checker: TS.TypeChecker): boolean {
  if (!expression) return false;
  const node = unwrap(expression);
  if (ts.isIdentifier(node)) return leavesOut(initializerOf(node, checker), option, checker);
  return ts.isObjectLiteralExpression(node) && node.properties.every(({ name }) => name !== undefined && !ts.isComputedPropertyName(name) && name.getText().replace(/['"]/g, '') !== option);
}

/** What a constant is declared as, unless that is a name again. */
function initializerOf(name: TS.Identifier, checker: TS.TypeChecker): TS.Expression | undefined {
  return initializerAt(checker.getSymbolAtLocation(name)?.valueDeclaration);
}

function initializerAt(declaration: TS.Declaration | undefined): TS.Expression | undefined {
  const value = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return value && !ts.isIdentifier(unwrap(value)) ? value : undefined;
}
