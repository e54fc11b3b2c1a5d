/** Whether a construction runs again for each request, invocation or job. */
import type TS from 'typescript';
import type { Repetition } from '../ir/index.js';
import { ts } from '../compiler.js';
import { isFunctionNode, type Classifier, type FunctionNode } from '../types/index.js';
import { isEndedIn } from './endings.js';
import { isKept } from './keeping.js';
import { functionName } from './naming.js';
import { referencesTo } from './references.js';
import { occasionOfFunction, occasionOfValue } from './request-handlers.js';
import type { SourceText } from './source-text.js';
import { parametersIn } from './parameter-dependence.js';

interface Surroundings {
  readonly classifier: Classifier;
  readonly source: SourceText;
  readonly files: readonly TS.SourceFile[];
}

type Construction = TS.NewExpression | TS.CallExpression;

/** Longest chain of calls that is followed from the construction to a handler. */
const MAX_CALLS = 6;

/** Most callers of one function that are looked at. */
const MAX_CALLERS = 40;

/** Follows the callers of the function around a construction up to a handler; undefined if none is found, or something keeps the result. */
export function repetitionOf(construction: Construction, around: Surroundings): Repetition | undefined {
  const found = climb({ node: construction, given: construction.arguments ?? [], calls: [] }, around, new Set());
  if (!found) return undefined;
  const body = bodyAround(construction);
  return { ...found, ended: body !== undefined && isEndedIn(body, construction), dedicated: body !== undefined && DEDICATED.test(body.getText()) };
}

/** One expression on the way up: the construction, or a call that leads to it. */
interface Step {
  readonly node: Construction;
  /** The expressions that decide what is constructed. */
  readonly given: readonly TS.Expression[];
  readonly calls: readonly Construction[];
}

type Found = Omit<Repetition, 'ended' | 'dedicated'>;

function climb(step: Step, around: Surroundings, visited: Set<TS.Node>): Found | undefined {
  const { classifier: { checker }, source } = around;
  if (isKept(step.node, checker)) return undefined;
  for (const owner of ownersOf(step.node)) {
    if (visited.has(owner)) continue;
    visited.add(owner);
    const parameters = ts.isClassLike(owner) ? new Set<number>() : parametersIn(step.given, owner, checker);
    const occasion = ts.isClassLike(owner) ? undefined : occasionOfFunction(owner);
    const references = occasion === undefined ? referencesTo(owner, around.files, checker).slice(0, MAX_CALLERS) : [];
    const registered = references.flatMap((reference) => (reference.kind === 'value' ? occasionOfValue(reference.value) ?? [] : []))[0];
    if (occasion ?? registered) {
      return {
        occasion: occasion ?? registered ?? 'request',
        calls: step.calls.map((call) => source.span(call)),
        handler: ts.isClassLike(owner) ? '' : functionName(owner),
        handlerSpan: source.span(owner),
        varies: parameters.size > 0,
      };
    }
    // Whether a caller's call comes to the construction is decided by what it gives.
    if (step.calls.length >= MAX_CALLS || isConditional(step.node, owner, checker)) continue;
    for (const reference of references) {
      if (reference.kind !== 'call') continue;
      const args = reference.call.arguments ?? [];
      const given = [...parameters].flatMap((index) => args[index] ?? []);
      const found = climb({ node: reference.call, given, calls: [reference.call, ...step.calls] }, around, visited);
      if (found) return found;
    }
  }
  return undefined;
}

/** True for a node in an arm of a condition that depends on what the owner is given. */
function isConditional(node: TS.Node, owner: FunctionNode | TS.ClassLikeDeclaration, checker: TS.TypeChecker): boolean {
  if (ts.isClassLike(owner)) return false;
  for (let inner = node; inner !== owner; inner = inner.parent) {
    const { parent } = inner;
    const condition = ts.isIfStatement(parent) ? parent.expression : ts.isConditionalExpression(parent) ? parent.condition : undefined;
    if (condition && condition !== inner && parametersIn([condition], owner, checker).size > 0) return true;
  }
  return false;
}

/** The functions that run when an expression is reached, the innermost first, or the class whose instances have it in a field. */
function ownersOf(node: TS.Node): readonly (FunctionNode | TS.ClassLikeDeclaration)[] {
  const owners: (FunctionNode | TS.ClassLikeDeclaration)[] = [];
  for (let inner: TS.Node = node, { parent } = node; !ts.isSourceFile(inner); inner = parent, { parent } = parent) {
    if (isFunctionNode(inner)) owners.push(inner);
    if (ts.isPropertyDeclaration(inner)) {
      const isStatic = (ts.getCombinedModifierFlags(inner) & ts.ModifierFlags.Static) !== 0;
      return isStatic ? [] : [...owners, inner.parent];
    }
  }
  return owners;
}

function bodyAround(node: TS.Node): TS.Node | undefined {
  return ts.findAncestor(node, isFunctionNode);
}

/** Work for which a pool is no substitute. */
const DEDICATED = /\bLISTEN\b|['"`]BLOCK['"`]|\bb(?:[lr]pop|lmove|zpop)\w*\(|['"`]notification['"`]|\b(?:CREATE|DROP) DATABASE\b|\breplication\b/i;
