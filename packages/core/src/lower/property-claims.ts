/** What a project does with what the properties of its objects hold: whether any code may give it back. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, settled, unwrap, type FunctionNode, type ModelIndex } from '../types/index.js';
import { soundsLikeRelease } from './what-can-throw.js';

/** What becomes of a value where it is read: somebody may end it, it is worked with, or neither. */
export type Fate = 'may be ended' | 'worked with' | 'nothing';

/** A place that reads a property, and what becomes of the value there. */
interface Reading {
  readonly place: TS.Node;
  readonly fate: Fate;
}

/** Most names that a value is followed through. */
const MAX_ALIASES = 3;

/** Methods by which a function is run, or made to run, on an object: `client.query.bind(client)`. */
const BINDING: ReadonlySet<string> = new Set(['bind', 'call', 'apply']);

export class PropertyClaims {
  readonly #filesMentioning: (name: string) => readonly TS.SourceFile[];
  readonly #index: ModelIndex;
  readonly #readings = new Map<string, readonly Reading[]>();

  /** @param filesMentioning the files of the whole project in which a word occurs, also those that nothing else is asked of */
  constructor(filesMentioning: (name: string) => readonly TS.SourceFile[], index: ModelIndex) {
    this.#filesMentioning = filesMentioning;
    this.#index = index;
  }

  /**
   * What the project does with what properties of that name hold; what it hands on may be ended there. What the function
   * that fills them does in its own body is left out: its paths are known.
   */
  fateOf(property: string, writer: FunctionNode): Fate {
    return worstOf(this.#readingsOf(property).flatMap(({ place, fate }) => (ts.findAncestor(place, isFunctionNode) === writer ? [] : [fate])));
  }

  #readingsOf(property: string): readonly Reading[] {
    const known = this.#readings.get(property);
    if (known) return known;
    const readings = this.#filesMentioning(property).flatMap((file) => [...descendantsOf(file)].flatMap((node) => {
      const fate = this.#fateAt(node, property);
      return fate === undefined ? [] : [{ place: node, fate }];
    }));
    this.#readings.set(property, readings);
    return readings;
  }

  /** What becomes of the property at a node that names it; undefined for any other node. */
  #fateAt(node: TS.Node, property: string): Fate | undefined {
    if (ts.isStringLiteralLike(node)) return node.text === property && !ts.isImportDeclaration(node.parent) ? 'may be ended' : undefined;
    if (!ts.isIdentifier(node) || node.text !== property) return undefined;
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) return this.#fateOf(parent, property, 0);
    if (!ts.isBindingElement(parent) || !ts.isObjectBindingPattern(parent.parent) || (parent.propertyName ?? parent.name) !== node) return undefined;
    return ts.isIdentifier(parent.name) ? this.#fateOfName(parent.name, property, 0) : 'may be ended';
  }

  #fateOf(expression: TS.Expression, property: string, aliases: number): Fate {
    const value = settled(expression);
    const { parent } = value;
    if (ts.isPropertyAccessExpression(parent)) return this.#mayEnd(parent.name.text) ? 'may be ended' : 'worked with';
    if (ts.isCallExpression(parent)) return this.#isBound(parent, value) ? 'nothing' : 'may be ended';
    if (ts.isBinaryExpression(parent)) return this.#fateInBinary(parent, value, property, aliases);
    if (ts.isVariableDeclaration(parent)) return this.#fateOfPattern(parent.name, property, aliases);
    if (ts.isPropertyAssignment(parent)) return parent.name.getText() === property ? 'nothing' : 'may be ended';
    if (ts.isConditionalExpression(parent)) return parent.condition === value ? 'nothing' : this.#fateOf(parent, property, aliases);
    return isMerelyAsked(parent) ? 'nothing' : 'may be ended';
  }

  #fateInBinary(node: TS.BinaryExpression, value: TS.Expression, property: string, aliases: number): Fate {
    const isLeft = node.left === value;
    switch (node.operatorToken.kind) {
      case ts.SyntaxKind.EqualsToken:
        if (isLeft) return 'nothing';
        // By the same name it is found there as well.
        if (ts.isPropertyAccessExpression(node.left)) return node.left.name.text === property ? 'nothing' : 'may be ended';
        return ts.isIdentifier(node.left) && ts.isExpressionStatement(node.parent) ? this.#fateOfName(node.left, property, aliases) : 'may be ended';
      case ts.SyntaxKind.AmpersandAmpersandToken:
        return isLeft ? 'nothing' : this.#fateOf(node, property, aliases);
      case ts.SyntaxKind.BarBarToken:
      case ts.SyntaxKind.QuestionQuestionToken:
        return this.#fateOf(node, property, aliases);
      case ts.SyntaxKind.BarBarEqualsToken:
      case ts.SyntaxKind.QuestionQuestionEqualsToken:
        return isLeft && ts.isExpressionStatement(node.parent) ? 'nothing' : 'may be ended';
      case ts.SyntaxKind.CommaToken:
        return 'may be ended';
      default:
        return 'nothing';
    }
  }

  #fateOfPattern(name: TS.BindingName, property: string, aliases: number): Fate {
    if (ts.isIdentifier(name)) return this.#fateOfName(name, property, aliases);
    if (ts.isArrayBindingPattern(name)) return 'may be ended';
    return name.elements.some(({ propertyName, name: local, dotDotDotToken }) => dotDotDotToken !== undefined || this.#mayEnd((propertyName ?? local).getText())) ? 'may be ended' : 'worked with';
  }

  /** What becomes of a value that a variable holds, by whatever reads a variable of that name in the same function. */
  #fateOfName(name: TS.Identifier, property: string, aliases: number): Fate {
    if (aliases >= MAX_ALIASES) return 'may be ended';
    const scope = ts.findAncestor(name, (node) => isFunctionNode(node) || ts.isSourceFile(node)) ?? name.getSourceFile();
    const fates = [...descendantsOf(scope)].flatMap((node): Fate[] => {
      if (!ts.isIdentifier(node) || node === name || node.text !== name.text) return [];
      const { parent } = node;
      if (ts.isShorthandPropertyAssignment(parent)) return [node.text === property ? 'nothing' : 'may be ended'];
      if (namesNoVariable(node) || isBoundHere(node)) return [];
      return [this.#fateOf(node, property, aliases + 1)];
    });
    return worstOf(fates);
  }

  #mayEnd(member: string): boolean {
    return this.#index.isReleaseName(member) || soundsLikeRelease(member);
  }

  /** The object of `client.query.bind(client)`. */
  #isBound(call: TS.CallExpression, value: TS.Expression): boolean {
    const callee = unwrap(call.expression);
    if (call.arguments[0] !== value || !ts.isPropertyAccessExpression(callee) || !BINDING.has(callee.name.text)) return false;
    const method = unwrap(callee.expression);
    return ts.isPropertyAccessExpression(method) && !this.#mayEnd(method.name.text);
  }
}

function worstOf(fates: readonly Fate[]): Fate {
  return fates.includes('may be ended') ? 'may be ended' : fates.includes('worked with') ? 'worked with' : 'nothing';
}

/** True for what a value is asked for without being handed on: a condition, a negation, a text. */
function isMerelyAsked(node: TS.Node): boolean {
  return ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node) || ts.isPrefixUnaryExpression(node) || ts.isTypeOfExpression(node) ||
    ts.isVoidExpression(node) || ts.isDeleteExpression(node) || ts.isExpressionStatement(node) || ts.isTemplateSpan(node);
}

/** True for the name of a member or a key. */
function namesNoVariable(node: TS.Identifier): boolean {
  const { parent } = node;
  return 'name' in parent && parent.name === node && !ts.isVariableDeclaration(parent) && !ts.isParameter(parent) && !ts.isBindingElement(parent);
}

/** True for a name where it is declared. */
function isBoundHere(node: TS.Identifier): boolean {
  const { parent } = node;
  return (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) && (parent.name === node || (ts.isBindingElement(parent) && parent.propertyName === node));
}
