/** Methods, constructors and functions → {@link CallModel}. */
import type ts from 'typescript';
import type { CallEffect, CallModel, Delivery } from '../schema.js';
import type { Report } from './problem.js';
import type { ModuleBlock } from './scope.js';
import { arityOf, callbackIndex, functionType, isNodeStyle, isPromise } from './signatures.js';
import type { Tagged, TagSet } from './tags.js';
import type { Target } from './vocabulary.js';

/** A declaration that can be called. */
export interface Signature {
  readonly parameters: readonly ts.ParameterDeclaration[];
  readonly result: ts.TypeNode | undefined;
}

/** Models one overload; `options` is filled in when all interfaces are known. */
export function compileCall(signature: Signature, tags: TagSet, block: ModuleBlock, report: Report): CallModel {
  const { parameters, result } = signature;
  const callback = callbackIndex(parameters, block);
  const parameter = callback === undefined ? undefined : parameters[callback];
  const callbackType = parameter && functionType(parameter, block);
  const nodeStyle = callback === parameters.length - 1 && callbackType !== undefined && isNodeStyle(callbackType);
  const argument = checkedIndex('argument', 'the call', parameters.length, report);
  const on = tags.get('on');
  const sql = tags.get('sql');
  const throws = tags.get('throws');
  const url = tags.get('url');
  const configures = tags.get('configures');
  const since = tags.get('since');
  const until = tags.get('until');
  return {
    arity: arityOf(parameters),
    ...(callback !== undefined && nodeStyle && { callback }),
    promise: isPromise(result),
    effects: [
      ...handouts(tags, callback, callbackType, report),
      ...targeted(tags, argument, report),
      ...plainEffects(tags),
    ],
    ...(on !== undefined && { on: { argument: argument(on.value.argument, on.offset), property: on.value.property } }),
    ...(sql !== undefined && { sql: argument(sql.value, sql.offset) }),
    ...(throws !== undefined && { throws: argument(throws.value, throws.offset) }),
    ...(tags.get('failureEnds') !== undefined && { failureEnds: true }),
    ...(url !== undefined && { url: connectionString(url, argument, report) }),
    ...(configures !== undefined && { configures: configures.value }),
    ...(since !== undefined && { since: since.value }),
    ...(until !== undefined && { until: until.value }),
  };
}

function connectionString({ value, offset }: Tagged<'url'>, argument: IndexCheck, report: Report): number {
  if (value !== 'receiver') return argument(value, offset);
  report(offset, '@url says nothing of an argument; on a call write @url arg N');
  return 0;
}

type IndexCheck = (index: number, offset: number) => number;

function checkedIndex(what: string, owner: string, count: number, report: Report): IndexCheck {
  return (index, offset) => {
    if (index >= count) {
      const range = count === 0 ? `it has none` : `they count from 0 to ${count - 1}`;
      report(offset, `there is no ${what} ${index} of ${owner}; ${range}`);
    }
    return index;
  };
}

/** `@acquire` and `@scope`, with `@arg`, `@releasedBy`, `@at`, `@onlyWith`, `@needs` and `@notFor`. */
function handouts(
  tags: TagSet,
  callback: number | undefined,
  callbackType: ts.FunctionTypeNode | undefined,
  report: Report,
): CallEffect[] {
  const acquire = tags.get('acquire');
  const scope = tags.get('scope');
  const arg = tags.get('arg');
  const releasedBy = tags.get('releasedBy');
  for (const name of ['needsPromise', 'ambient', 'ambientAfter'] as const) {
    const tag = tags.get(name);
    if (tag !== undefined && scope === undefined) report(tag.offset, `@${name} speaks of a scope; add @scope KIND`);
  }
  const dependent = arg ?? releasedBy ?? scope;
  const detail = tags.get('at') ?? tags.get('onlyWith') ?? tags.get('needs') ?? tags.get('notFor');
  if (detail !== undefined && acquire === undefined) {
    report(detail.offset, '@at, @onlyWith, @needs and @notFor speak of a resource; add @acquire KIND');
  }
  if (acquire === undefined && scope === undefined) {
    if (dependent !== undefined) {
      report(dependent.offset, '@arg and @releasedBy need a resource; add @acquire KIND or @scope KIND');
    }
    return [];
  }
  if (dependent !== undefined && (callback === undefined || callbackType === undefined)) {
    report(dependent.offset, 'the call has no callback parameter; give the last parameter a function type');
    return [];
  }
  const parameter = checkedIndex('parameter', 'the callback', callbackType?.parameters.length ?? 0, report);
  const effects: CallEffect[] = [];
  if (acquire !== undefined) {
    const place = deliveryOf(callback, arg, releasedBy, parameter);
    const property = tags.get('at');
    const onlyWith = tags.get('onlyWith');
    const needs = tags.get('needs');
    const notFor = tags.get('notFor');
    const delivery = property === undefined ? place : { ...place, property: property.value };
    effects.push({ kind: 'acquire', resource: acquire.value, delivery, ...(onlyWith !== undefined && { onlyWith: onlyWith.value }), ...(needs !== undefined && { needs: needs.value }), ...(notFor !== undefined && { notFor: notFor.value }) });
  }
  if (scope !== undefined && callback !== undefined) {
    const index = arg === undefined ? parameter(0, scope.offset) : parameter(arg.value, arg.offset);
    const needsPromise = tags.get('needsPromise') !== undefined && { needsPromise: true as const };
    const ambient = tags.get('ambient') !== undefined && { ambient: true as const };
    const ambientAfter = tags.get('ambientAfter');
    effects.push({ kind: 'scope', resource: scope.value, callback, parameter: index, ...needsPromise, ...ambient, ...(ambientAfter !== undefined && { ambientAfter: ambientAfter.value }) });
  }
  return effects;
}

function deliveryOf(
  callback: number | undefined,
  arg: Tagged<'arg'> | undefined,
  releasedBy: Tagged<'releasedBy'> | undefined,
  parameter: IndexCheck,
): Delivery {
  if (arg === undefined || callback === undefined) return { by: 'result' };
  return {
    by: 'callback',
    callback,
    parameter: parameter(arg.value, arg.offset),
    ...(releasedBy !== undefined && { releaser: parameter(releasedBy.value, releasedBy.offset) }),
  };
}

/** `@release`, `@discards`, `@use`, `@connect` and `@view`, each with `[arg N]`. */
function targeted(tags: TagSet, argument: IndexCheck, report: Report): CallEffect[] {
  const effects: CallEffect[] = [];
  const target = (value: Target, offset: number): Target => (value === 'receiver' ? value : argument(value, offset));
  const release = tags.get('release');
  if (release?.value.on === 'call') {
    effects.push({ kind: 'release', target: target(release.value.target, release.offset) });
  } else if (release !== undefined) {
    report(release.offset, '@release names methods here; on a call write @release [arg N], on the type @release METHOD');
  }
  const discards = tags.get('discards');
  if (discards !== undefined) {
    const when = target(discards.value, discards.offset);
    effects.push({ kind: 'discard', when: when === 'receiver' ? 'always' : when });
  }
  const connect = tags.get('connect');
  if (connect !== undefined) effects.push({ kind: 'connect', target: target(connect.value, connect.offset) });
  const view = tags.get('view');
  if (view !== undefined) effects.push({ kind: 'view', of: target(view.value, view.offset) });
  const use = tags.get('use');
  if (use !== undefined) {
    const value = target(use.value, use.offset);
    effects.push(value === 'receiver' ? { kind: 'use' } : { kind: 'use', argument: value });
  }
  return effects;
}

function plainEffects(tags: TagSet): CallEffect[] {
  const effects: CallEffect[] = [];
  const oneShot = tags.get('oneShot');
  if (oneShot !== undefined) effects.push({ kind: 'oneShot', work: oneShot.value });
  for (const kind of ['begin', 'commit', 'rollback', 'safe', 'runs', 'kept'] as const) {
    if (tags.get(kind) !== undefined) effects.push({ kind });
  }
  if (tags.get('drains') !== undefined) effects.push({ kind: 'drain' });
  if (tags.get('subscribes') !== undefined) effects.push({ kind: 'subscribe' });
  return effects;
}
