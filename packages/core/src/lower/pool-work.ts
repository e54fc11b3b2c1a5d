/** Finds the queries of a file, and the pool that each runs over. */
import type TS from 'typescript';
import { possibleValues, type PoolWork } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, unwrap, type ClassifiedCall } from '../types/index.js';
import { optionNamed } from './configurations.js';
import { definitionOf } from './definitions.js';
import { placeOf, poolOf, type PoolKnowledge } from './pools.js';
import { settingsOf } from './settings.js';
import type { SourceText } from './source-text.js';
import { valueSymbol } from './value-symbol.js';

/** Longest chain of members, calls and callbacks from a query to its pool. */
const MAX_STEPS = 6;

interface Surroundings {
  readonly program: PoolKnowledge;
  readonly source: SourceText;
}

/** The queries, in the order of the source. */
export function poolWorkOf(file: TS.SourceFile, around: Surroundings): readonly PoolWork[] {
  const found: PoolWork[] = [];
  for (const node of descendantsOf(file)) {
    const work = ts.isCallExpression(node) ? workAt(node, around) : ts.isTaggedTemplateExpression(node) ? templateAt(node, around.program) : undefined;
    if (work) found.push(work);
  }
  return found;
}

function workAt(node: TS.CallExpression, { program, source }: Surroundings): PoolWork | undefined {
  const { classifier } = program;
  const callee = unwrap(node.expression);
  // The cheap question before any type is asked for.
  if (!ts.isPropertyAccessExpression(callee) || !classifier.index.hasMember(callee.name.text)) return undefined;
  const call = classifier.call(node);
  if (!call || !isQuery(call)) return undefined;
  return { library: call.library.name, pool: poolBehind(node, program, 0), limited: isLimitedByItself(node, { program, source }) };
}

/** What takes a connection for one query, or sends SQL over one that is held. */
function isQuery({ model: { effects, sql } }: ClassifiedCall): boolean {
  return effects.some((effect) => (effect.kind === 'oneShot' && effect.work === 'query') || (effect.kind === 'use' && sql !== undefined));
}

/** `sql\`SELECT …\`` of postgres.js; one inside of another is a part of it. */
function templateAt(node: TS.TaggedTemplateExpression, program: PoolKnowledge): PoolWork | undefined {
  if (ts.isTemplateSpan(node.parent)) return undefined;
  const { classifier } = program;
  const type = classifier.typeOf(node.tag);
  const kind = type && classifier.index.resourceOf(type)?.kind;
  if (!type || (kind !== 'pool' && kind !== 'connection' && kind !== 'transaction') || !classifier.index.callOf(type)) return undefined;
  return { library: type.library.name, pool: poolBehind(node, program, 0), limited: false };
}

/** `client.query({ text, query_timeout: 1000 })`. */
function isLimitedByItself(node: TS.CallExpression, { program: { classifier }, source }: Surroundings): boolean {
  const options = classifier.callWithOptions(node)?.model.options;
  const argument = options && node.arguments[options.argument];
  if (!options || !argument) return false;
  return settingsOf(argument, { checker: classifier.checker, source }).settings.some(({ name, value }) => {
    const option = optionNamed(options.schema, name, classifier.index);
    const { values } = possibleValues(value);
    return (option?.role === 'queryTimeout' || option?.role === 'statementTimeout') && values.every((possible) => possible !== undefined && possible !== option.unlimited);
  });
}

/** The place of the pool's declaration behind a query, a handle or a connection. */
function poolBehind(node: TS.Expression, program: PoolKnowledge, step: number): string | undefined {
  if (step > MAX_STEPS) return undefined;
  const inside = (inner: TS.Expression): string | undefined => poolBehind(inner, program, step + 1);
  const own = unwrap(node);
  if (ts.isAwaitExpression(own)) return inside(own.expression);
  if (ts.isTaggedTemplateExpression(own)) return inside(own.tag);
  if (ts.isCallExpression(own)) {
    const callee = unwrap(own.expression);
    return (ts.isPropertyAccessExpression(callee) ? inside(callee.expression) : undefined) ?? poolOf(own, program)?.declaration;
  }
  const { classifier } = program;
  const type = classifier.typeOf(own);
  const declaration = valueSymbol(ts.isPropertyAccessExpression(own) ? own.name : own, classifier.checker)?.valueDeclaration;
  if (type && declaration && classifier.index.resourceOf(type)?.kind === 'pool') return placeOf(keptBy(own, declaration, classifier.checker));
  const made = definitionOf(own, classifier.checker).expression;
  if (made !== own) return inside(made);
  const caller = declaration && ts.isParameter(declaration) ? callerOfCallback(declaration) : undefined;
  if (caller) return inside(caller);
  return ts.isPropertyAccessExpression(own) ? inside(own.expression) : undefined;
}

/** `const pool = this.pool` names the pool of the field. */
function keptBy(name: TS.Expression, declaration: TS.Declaration, checker: TS.TypeChecker): TS.Node {
  const made = definitionOf(name, checker).expression;
  const further = ts.isIdentifier(made) || ts.isPropertyAccessExpression(made) ? valueSymbol(ts.isPropertyAccessExpression(made) ? made.name : made, checker)?.valueDeclaration : undefined;
  return further ?? declaration;
}

/** `pool.connect(…)` of `pool.connect((error, client) => …)`. */
function callerOfCallback({ parent }: TS.ParameterDeclaration): TS.CallExpression | undefined {
  return isFunctionNode(parent) && ts.isCallExpression(parent.parent) && parent.parent.expression !== parent ? parent.parent : undefined;
}
