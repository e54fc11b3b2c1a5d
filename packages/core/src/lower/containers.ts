/** What becomes of a value that an array or an object of the program holds: who reads it out of there. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isFunctionNode, settled, wrapped, type Classifier } from '../types/index.js';
import { callsYielding } from './handed-back.js';
import { keeperOfValue, namesOf, type Keeper } from './keepers.js';
import { recipientOf } from './recipients.js';

/** An expression whose value holds another one: among its elements, or in a property. */
export interface Container {
  readonly expression: TS.Expression;
  readonly holds: 'elements' | { readonly property: string };
}

/** Where a held value comes out again. */
export interface TakenOut {
  readonly values: readonly TS.Expression[];
  readonly declarations: readonly TS.Declaration[];
  /** The variables and fields that keep the container. */
  readonly holders: readonly Keeper[];
  /** False if other code gets the container, too. */
  readonly complete: boolean;
}

const ITERATING: ReadonlySet<string> = new Set(['map', 'forEach', 'filter', 'find', 'some', 'every', 'flatMap']);

/** The array or object of the program that a value is put into where it stands; also what a callback of `map` returns is an element. */
export function containerAround(value: TS.Expression): Container | undefined {
  const { parent } = value;
  if (ts.isArrayLiteralExpression(parent)) return { expression: wrapped(parent), holds: 'elements' };
  if ((ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) && ts.isIdentifier(parent.name)) {
    return { expression: wrapped(parent.parent), holds: { property: parent.name.text } };
  }
  const returner = ts.isArrowFunction(parent) && parent.body === value ? parent : ts.isReturnStatement(parent) ? ts.findAncestor(parent, isFunctionNode) : undefined;
  const mapped = returner?.parent;
  const isMapped = mapped && ts.isCallExpression(mapped) && mapped.arguments[0] === returner && ts.isPropertyAccessExpression(mapped.expression) && mapped.expression.name.text === 'map';
  return isMapped ? { expression: wrapped(mapped), holds: 'elements' } : undefined;
}

/** Follows a container through variables, fields, functions of the program and other arrays. */
export function takenOutOf(first: Container, construction: Keeper['construction'], files: readonly TS.SourceFile[], classifier: Classifier): TakenOut {
  const { checker } = classifier;
  const values: TS.Expression[] = [];
  const declarations: TS.Declaration[] = [];
  const followed: Container[] = [first];
  const holders: Keeper[] = [];
  let complete = true;
  const add = (expression: TS.Expression, holds: Container['holds']): void => {
    if (followed.every((known) => known.expression !== expression)) followed.push({ expression, holds });
  };
  for (const container of followed) {
    if (followed.length > MAX_CONTAINERS) return { values, declarations, holders, complete: false };
    const { expression, holds } = container;
    const out = readFrom(container);
    if (out !== undefined) {
      values.push(...out.values);
      declarations.push(...out.declarations);
      for (const next of out.containers) add(next, holds);
      continue;
    }
    const recipient = recipientOf(expression, classifier);
    const keeper = recipient?.kind === 'function' ? { construction, name: recipient.name, declaration: recipient.declaration } : keeperOfValue(expression, construction, checker);
    if (keeper) {
      if (holders.some(({ declaration }) => declaration === keeper.declaration)) continue;
      holders.push(keeper);
      for (const name of namesOf(keeper, files, checker)) {
        const read = readAt(name);
        if (read) add(read, holds);
        else complete = false;
      }
      continue;
    }
    const calls = callsYielding(expression, files, checker);
    if (calls) for (const call of calls) add(settled(call), holds);
    else if (!isOverwritten(expression)) complete = false;
  }
  return { values, declarations, holders, complete };
}

/** Most expressions that one container is followed through. */
const MAX_CONTAINERS = 60;

interface Read {
  readonly values: readonly TS.Expression[];
  readonly declarations: readonly TS.Declaration[];
  /** Expressions that hold the same. */
  readonly containers: readonly TS.Expression[];
}

const NOTHING: Read = { values: [], declarations: [], containers: [] };

/** What is read out of a container where it stands; undefined where nothing is, so that it goes somewhere else as a whole. */
function readFrom({ expression, holds }: Container): Read | undefined {
  return holds === 'elements' ? elementsRead(expression) : propertyRead(expression, holds.property);
}

function elementsRead(array: TS.Expression): Read | undefined {
  const { parent } = array;
  if (ts.isSpreadElement(parent)) return ts.isArrayLiteralExpression(parent.parent) ? { ...NOTHING, containers: [wrapped(parent.parent)] } : undefined;
  if (ts.isElementAccessExpression(parent) && parent.expression === array) return { ...NOTHING, values: [wrapped(parent)] };
  if (ts.isForOfStatement(parent) && parent.expression === array) return declared(parent.initializer);
  if (ts.isCallExpression(parent) && parent.arguments[0] === array && /^Promise\.all(?:Settled)?$/.test(parent.expression.getText())) return { ...NOTHING, containers: [settled(parent)] };
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== array) return undefined;
  if (parent.name.text === 'length') return NOTHING;
  const call = parent.parent;
  if (!ts.isCallExpression(call) || call.expression !== parent || !ITERATING.has(parent.name.text)) return undefined;
  const [callback] = call.arguments;
  const [parameter] = callback && isFunctionNode(callback) ? callback.parameters : [];
  if (!parameter || !ts.isIdentifier(parameter.name)) return undefined;
  const result: Read = parent.name.text === 'filter' ? { ...NOTHING, containers: [wrapped(call)] } : parent.name.text === 'find' ? { ...NOTHING, values: [wrapped(call)] } : NOTHING;
  return { ...result, declarations: [parameter] };
}

function declared(initializer: TS.ForInitializer): Read | undefined {
  const [declaration] = ts.isVariableDeclarationList(initializer) ? initializer.declarations : [];
  return declaration && ts.isIdentifier(declaration.name) ? { ...NOTHING, declarations: [declaration] } : undefined;
}

function propertyRead(object: TS.Expression, property: string): Read | undefined {
  const { parent } = object;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === object) return parent.name.text === property ? { ...NOTHING, values: [wrapped(parent)] } : NOTHING;
  if (!ts.isVariableDeclaration(parent) || !ts.isObjectBindingPattern(parent.name)) return undefined;
  const { elements } = parent.name;
  if (elements.some(({ dotDotDotToken }) => dotDotDotToken !== undefined)) return undefined;
  const taken = elements.filter(({ name, propertyName }) => (propertyName ?? name).getText() === property);
  return taken.every(({ name }) => ts.isIdentifier(name)) ? { ...NOTHING, declarations: taken } : undefined;
}

/** `this.slaves` of a name; undefined for what is no expression. */
function readAt(name: TS.Node): TS.Expression | undefined {
  const access = name.parent;
  const read = ts.isPropertyAccessExpression(access) && access.name === name ? access : name;
  return ts.isExpression(read) ? wrapped(read) : undefined;
}

/** `this.slaves = []`, `!this.slaves.length`, `if (pools)`: nothing is read. */
function isOverwritten(value: TS.Expression): boolean {
  const { parent } = value;
  if (ts.isPrefixUnaryExpression(parent)) return true;
  if (ts.isIfStatement(parent)) return parent.expression === value;
  return ts.isBinaryExpression(parent) && parent.left === value && ts.isExpressionStatement(parent.parent);
}
