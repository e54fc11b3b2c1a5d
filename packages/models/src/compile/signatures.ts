/** What the written type of a parameter, result or property says. */
import ts from 'typescript';
import type { OptionModel, TypeReference } from '../schema.js';
import { resolveName, type ModuleBlock } from './scope.js';

/** Arguments beyond any real call: what a rest parameter accepts. */
const UNLIMITED_ARGUMENTS = 255;

export function arityOf(parameters: readonly ts.ParameterDeclaration[]): readonly [minimum: number, maximum: number] {
  const required = parameters.filter(
    (parameter) => parameter.questionToken === undefined && parameter.dotDotDotToken === undefined,
  ).length;
  const rest = parameters.some((parameter) => parameter.dotDotDotToken !== undefined);
  return [required, rest ? UNLIMITED_ARGUMENTS : parameters.length];
}

/** The members of a union, without `undefined`, `null` and parentheses; type aliases of the block are looked into. */
export function alternatives(type: ts.TypeNode | undefined, block: ModuleBlock): readonly ts.TypeNode[] {
  if (type === undefined) return [];
  if (ts.isParenthesizedTypeNode(type)) return alternatives(type.type, block);
  if (ts.isUnionTypeNode(type)) return type.types.flatMap((member) => alternatives(member, block));
  if (type.kind === ts.SyntaxKind.UndefinedKeyword) return [];
  if (ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword) return [];
  if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) {
    // A namespace may hand a class or interface out under its own name.
    const alias = block.scope.declared.has(type.typeName.text) ? undefined : block.scope.aliases.get(type.typeName.text);
    if (alias !== undefined) return alternatives(alias.type, block);
  }
  return [type];
}

/** The function type a parameter accepts, or undefined if it accepts none that is written out. */
export function functionType(
  parameter: ts.ParameterDeclaration,
  block: ModuleBlock,
): ts.FunctionTypeNode | undefined {
  return alternatives(parameter.type, block).find(ts.isFunctionTypeNode);
}

/** Index of the last parameter that accepts a function. */
export function callbackIndex(
  parameters: readonly ts.ParameterDeclaration[],
  block: ModuleBlock,
): number | undefined {
  const index = parameters.findLastIndex((parameter) => functionType(parameter, block) !== undefined);
  return index === -1 ? undefined : index;
}

/** True if the function's first parameter is an error, as in all node-style callbacks. */
export function isNodeStyle(callback: ts.FunctionTypeNode): boolean {
  const first = callback.parameters[0];
  return first !== undefined && ts.isIdentifier(first.name) && /^err(or)?$/.test(first.name.text);
}

export function isPromise(type: ts.TypeNode | undefined): boolean {
  return promiseIn(type) !== undefined;
}

/** The type a promise is fulfilled with, or the type itself if it is no promise. */
export function awaited(type: ts.TypeNode | undefined): ts.TypeNode | undefined {
  const promise = promiseIn(type);
  return promise ? promise.typeArguments?.[0] : type;
}

/** `Promise<T>`, also of something that is one and more, `Promise<T> & Result`; what is its own value, `Promise<T> & T`, is there at once. */
function promiseIn(type: ts.TypeNode | undefined): ts.TypeReferenceNode | undefined {
  if (!type) return undefined;
  if (ts.isIntersectionTypeNode(type)) {
    const promise = type.types.map(promiseIn).find((part) => part !== undefined);
    return type.types.some((part) => part.getText() === promise?.typeArguments?.[0]?.getText()) ? undefined : promise;
  }
  return ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) && type.typeName.text === 'Promise' ? type : undefined;
}

/** The types of modelled modules that a written type names, also within `Partial`, `Readonly` and `Omit`. */
export function references(type: ts.TypeNode | undefined, block: ModuleBlock): readonly TypeReference[] {
  return alternatives(type, block).flatMap((alternative) => {
    if (ts.isIntersectionTypeNode(alternative)) return alternative.types.flatMap((part) => references(part, block));
    if (!ts.isTypeReferenceNode(alternative)) return [];
    const name = alternative.typeName;
    if (ts.isIdentifier(name) && ['Partial', 'Readonly', 'Omit', 'Required'].includes(name.text)) {
      return references(alternative.typeArguments?.[0], block);
    }
    const reference = resolveName(name, block);
    return reference === undefined ? [] : [reference];
  });
}

/** The kind of value an option takes; `any` where several kinds will do. */
export function optionType(type: ts.TypeNode | undefined, block: ModuleBlock): OptionModel['type'] {
  const kinds = new Set(alternatives(type, block).map(kindOf));
  const [only, ...others] = kinds;
  return only === undefined || others.length > 0 ? 'any' : only;
}

function kindOf(type: ts.TypeNode): OptionModel['type'] {
  if (ts.isFunctionTypeNode(type) || ts.isConstructorTypeNode(type)) return 'function';
  if (ts.isTypeLiteralNode(type) || ts.isArrayTypeNode(type) || ts.isTypeReferenceNode(type)) return 'object';
  if (ts.isLiteralTypeNode(type)) {
    if (ts.isStringLiteral(type.literal)) return 'string';
    if (ts.isNumericLiteral(type.literal)) return 'number';
    return 'boolean';
  }
  switch (type.kind) {
    case ts.SyntaxKind.NumberKeyword:
      return 'number';
    case ts.SyntaxKind.StringKeyword:
      return 'string';
    case ts.SyntaxKind.BooleanKeyword:
      return 'boolean';
    default:
      return 'any';
  }
}
