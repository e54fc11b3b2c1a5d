/** Follows names to what they stand for, across the files of the program. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isConst, requiredModule, unwrap } from '../types/index.js';
import { valueSymbol } from './value-symbol.js';
import { writesTo, type MemberWrite } from './writes.js';

/** Longest chain of names that is followed; constants may refer to each other in a circle. */
const MAX_STEPS = 12;

/** Where a value is written down. */
export interface Definition {
  /** The expression that makes the value; the asked one itself if it is a name that cannot be followed. */
  readonly expression: TS.Expression;
  /** What is later written into the members of the value. */
  readonly writes: readonly MemberWrite[];
}

/**
 * The expression whose value another one certainly has: through variables that are never assigned again, imports,
 * `require`, members of constant objects, `readonly` fields, type assertions and `Object.freeze`.
 */
export function definitionOf(expression: TS.Expression, checker: TS.TypeChecker): Definition {
  const writes: MemberWrite[] = [];
  let current = withoutFreeze(unwrap(expression));
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const next = stepFrom(current, checker);
    if (!next) break;
    writes.push(...next.writes);
    current = withoutFreeze(unwrap(next.expression));
  }
  return { expression: current, writes };
}

function stepFrom(expression: TS.Expression, checker: TS.TypeChecker): Definition | undefined {
  if (ts.isIdentifier(expression)) {
    const symbol = valueSymbol(expression, checker);
    return symbol && initializerOf(symbol, checker);
  }
  if (ts.isCallExpression(expression)) return moduleStep(expression, checker);
  return ts.isPropertyAccessExpression(expression) ? memberStep(expression, checker) : undefined;
}

/** The object that a module of the program is: `require('./config')` of `module.exports = { … }`. */
function moduleStep(call: TS.CallExpression, checker: TS.TypeChecker): Definition | undefined {
  if (requiredModule(call) === undefined) return undefined;
  const declaration = (checker.getTypeAtLocation(call).symbol as TS.Symbol | undefined)?.valueDeclaration;
  return declaration && ts.isObjectLiteralExpression(declaration) ? { expression: declaration, writes: [] } : undefined;
}

function initializerOf(symbol: TS.Symbol, checker: TS.TypeChecker): Definition | undefined {
  const { valueDeclaration: declaration } = symbol;
  if (!declaration) return undefined;
  if (ts.isVariableDeclaration(declaration)) return variableInitializer(declaration, symbol, checker);
  if (ts.isBindingElement(declaration)) return takenOut(declaration, checker);
  if (ts.isExportAssignment(declaration)) return { expression: declaration.expression, writes: [] };
  if (ts.isPropertyAssignment(declaration)) return { expression: declaration.initializer, writes: [] };
  if (ts.isShorthandPropertyAssignment(declaration)) return { expression: declaration.name, writes: [] };
  // module.exports = … and exports.name = …
  const assignment = ts.isPropertyAccessExpression(declaration) ? declaration.parent : declaration;
  return ts.isBinaryExpression(assignment) ? { expression: assignment.right, writes: [] } : undefined;
}

/** `db` of `const { db } = require('./config')`, and of a constant object. */
function takenOut({ name, propertyName, initializer, dotDotDotToken, parent }: TS.BindingElement, checker: TS.TypeChecker): Definition | undefined {
  const declaration = parent.parent;
  const key = propertyName ?? name;
  if (initializer || dotDotDotToken || !ts.isIdentifier(key) || !ts.isVariableDeclaration(declaration) || !declaration.initializer || !isConst(declaration)) return undefined;
  const { expression: object, writes } = definitionOf(declaration.initializer, checker);
  if (ts.isObjectLiteralExpression(object)) return writes.some(({ name: written }) => written === undefined || written.text === key.text) ? undefined : literalMember(object, key.text);
  const member = ts.isCallExpression(object) ? checker.getTypeAtLocation(object).getProperty(key.text) : undefined;
  return member && ts.isCallExpression(object) && requiredModule(object) !== undefined ? initializerOf(member, checker) : undefined;
}

function variableInitializer(
  declaration: TS.VariableDeclaration,
  symbol: TS.Symbol,
  checker: TS.TypeChecker,
): Definition | undefined {
  const declaredOnce = symbol.declarations?.filter((other) => ts.isVariableDeclaration(other)).length === 1;
  if (!declaration.initializer || !ts.isIdentifier(declaration.name) || !declaredOnce) return undefined;
  const { reassigned, members } = writesTo(symbol, declaration.name, checker);
  return reassigned ? undefined : { expression: declaration.initializer, writes: members };
}

function memberStep(access: TS.PropertyAccessExpression, checker: TS.TypeChecker): Definition | undefined {
  const symbol = valueSymbol(access.name, checker);
  if (symbol?.valueDeclaration && isReadonlyField(symbol.valueDeclaration)) {
    return { expression: symbol.valueDeclaration.initializer, writes: [] };
  }
  if (symbol && isModule(access.expression, checker)) return initializerOf(symbol, checker);
  const { expression: object, writes } = definitionOf(access.expression, checker);
  if (!ts.isObjectLiteralExpression(object)) return undefined;
  if (writes.some(({ name }) => name === undefined || name.text === access.name.text)) return undefined;
  return literalMember(object, access.name.text);
}

type InitializedField = TS.PropertyDeclaration & { readonly initializer: TS.Expression };

function isReadonlyField(declaration: TS.Declaration): declaration is InitializedField {
  return (
    ts.isPropertyDeclaration(declaration) && declaration.initializer !== undefined &&
    (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly) !== 0
  );
}

function isModule(expression: TS.Expression, checker: TS.TypeChecker): boolean {
  if (requiredModule(expression) !== undefined) return true;
  const symbol = ts.isIdentifier(expression) ? valueSymbol(expression, checker) : undefined;
  return symbol?.valueDeclaration !== undefined && ts.isSourceFile(symbol.valueDeclaration);
}

/** The value of a literal's member, if no spread or computed name after it may set the same. */
function literalMember(object: TS.ObjectLiteralExpression, name: string): Definition | undefined {
  for (const property of [...object.properties].reverse()) {
    if (!property.name || ts.isComputedPropertyName(property.name)) return undefined;
    if (property.name.text !== name) continue;
    if (ts.isPropertyAssignment(property)) return { expression: property.initializer, writes: [] };
    return ts.isShorthandPropertyAssignment(property) ? { expression: property.name, writes: [] } : undefined;
  }
  return undefined;
}

/** `Object.freeze(value)` is the value. */
function withoutFreeze(expression: TS.Expression): TS.Expression {
  const [value] = argumentsOfObjectMethod(expression, 'freeze') ?? [];
  return value && !ts.isSpreadElement(value) ? withoutFreeze(unwrap(value)) : expression;
}

/** The arguments of `Object.assign(…)` and the like; undefined for any other expression. */
export function argumentsOfObjectMethod(expression: TS.Expression, method: string): readonly TS.Expression[] | undefined {
  if (!ts.isCallExpression(expression)) return undefined;
  const callee = unwrap(expression.expression);
  const isMethod =
    ts.isPropertyAccessExpression(callee) && callee.name.text === method &&
    ts.isIdentifier(callee.expression) && callee.expression.text === 'Object';
  return isMethod ? expression.arguments : undefined;
}
