/** Acquire sites: what a call acquires, by the models and the types. */
import type TS from 'typescript';
import type { CallEffect, ResourceKind } from '@leakcheck/models';
import type { AcquireSite, ResourceDescription, SiteId, Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, firstOf, isFunctionNode, unwrap, type ClassifiedCall, type ModelledType } from '../types/index.js';
import { isTopLevel, ownPlace, spanOf, type Lowering } from './context.js';
import { poolOf } from './pools.js';
import { finallyRepair } from './repair.js';
import { isWaitedFor } from './waiting.js';

/** Writes the acquisition of a fresh resource and returns its variable. */
export function emitAcquire(l: Lowering, node: TS.Node, resource: ResourceDescription, name: string | undefined, lender?: Variable, managed = false): Variable {
  const site = l.graph.site((id) => ({
    ...siteOf(l, node, id, name),
    ...(resource.resource === 'pool' && { span: spanOf(l, wrappedPool(l, node) ?? node) }),
    ...resource,
    openedFor: ts.isNewExpression(node) || ts.isCallExpression(node) ? l.program.openedFor(node, resource.resource, resource.releasedBy) : undefined,
    pool: lender === undefined ? undefined : poolOf(node, l.program),
    managed,
    repairs: finallyRepair(l, node, resource.releasedBy[0]),
  }));
  const dest = l.graph.variable();
  l.graph.emit({ op: 'acquire', dest, site, lender, waits: resource.lazy || !resource.promised || isWaitedFor(node) });
  return dest;
}

/** `new Pool()` in `new Kysely({ dialect: new PostgresDialect({ pool: new Pool() }) })`: what opens the connections that the other ends. */
function wrappedPool(l: Lowering, node: TS.Node): TS.Node | undefined {
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return undefined;
  const opensPool = (inner: TS.Node): boolean =>
    (ts.isNewExpression(inner) || ts.isCallExpression(inner)) && l.program.classifier.call(inner)?.model.effects.some((effect) => effect.kind === 'acquire' && effect.resource === 'pool') === true;
  return firstOf((node.arguments ?? []).flatMap((argument) => [...descendantsOf(argument)]), (inner) => (opensPool(inner) ? inner : undefined));
}

/** What an acquire site says of its place alone. */
export function siteOf(l: Lowering, node: TS.Node, id: SiteId, name: string | undefined): Omit<AcquireSite, keyof ResourceDescription> {
  return {
    id,
    span: spanOf(l, node),
    text: l.program.source.excerpt(node),
    name,
    holder: undefined,
    pool: undefined,
    taken: { span: spanOf(l, ownPlace(l, node)), text: l.program.source.excerpt(ownPlace(l, node)) },
    managed: false,
    openedFor: undefined,
    repairs: [],
    topLevel: isTopLevel(l),
  };
}

/** The facts of the resource that a call acquires; `type` is the static type of what it hands out. */
export function describeResource(l: Lowering, call: ClassifiedCall, effect: AcquireEffect, type: TS.Type | undefined): ResourceDescription {
  const { index } = l.program.classifier;
  const modelled = modelledType(l, call, effect, type);
  const model = modelled && index.resourceOf(modelled);
  return {
    library: call.library.name,
    resource: effect.resource,
    operation: call.operation,
    promised: call.model.promise,
    // What has to be waited for is at work when it is there.
    lazy: model?.lazy === true && !call.model.promise,
    awaitsLent: model?.awaitsLent ?? false,
    persistent: model?.persistent ?? false,
    shared: model?.shared ?? false,
    optional: model?.optional ?? false,
    doubleRelease: model?.doubleRelease ?? 'ignored',
    releasedBy: model?.releasedBy ?? [],
    lacks: modelled ? index.releaseNamesLackedBy(modelled) : [],
    releasedStates: modelled ? index.statesOf(modelled, 'released') : [],
  };
}

/** A resource of which no more is known than which it is: nothing that the program calls gives it back. */
export function bareResource({ library, operation }: { readonly library: string; readonly operation: string }, resource: ResourceKind): ResourceDescription {
  return { library, resource, operation, promised: false, lazy: false, awaitsLent: false, persistent: false, shared: false, optional: false, doubleRelease: 'ignored', releasedBy: [], lacks: [], releasedStates: [] };
}

export type AcquireEffect = Extract<CallEffect, { kind: 'acquire' }>;

/** The modelled type of what is acquired; without a static type the first of the library that is such a resource. */
function modelledType(l: Lowering, { library }: ClassifiedCall, effect: AcquireEffect, type: TS.Type | undefined): ModelledType | undefined {
  const { classifier } = l.program;
  const stated = effect.type && classifier.index.typeOf(effect.type);
  const modelled = stated ?? (type && classifier.modelledType(type));
  if (modelled && classifier.index.resourceOf(modelled)?.kind === effect.resource) return modelled;
  for (const [module, { types }] of Object.entries(library.modules)) {
    for (const [name, model] of Object.entries(types)) if (model.resource?.kind === effect.resource) return { library, reference: { module, name }, model };
  }
  return undefined;
}

/** The static type of what a call yields once awaited. */
export function yieldedType(l: Lowering, node: TS.Expression): TS.Type | undefined {
  const { checker } = l.program.classifier;
  const type = checker.getTypeAtLocation(node);
  return checker.getAwaitedType(type) ?? type;
}

/** The static type of a callback's parameter. */
export function parameterType(l: Lowering, callback: TS.Expression, parameter: number): TS.Type | undefined {
  const node = callbackParameter(l, callback, parameter);
  return node && l.program.classifier.checker.getTypeAtLocation(node.name);
}

export function parameterName(callback: TS.Expression, parameter: number): string | undefined {
  const node = unwrap(callback);
  const declared = isFunctionNode(node) ? node.parameters[parameter] : undefined;
  return declared && ts.isIdentifier(declared.name) ? declared.name.text : undefined;
}

function callbackParameter(l: Lowering, callback: TS.Expression, parameter: number): TS.ParameterDeclaration | undefined {
  return l.localFunction(callback)?.node.parameters[parameter];
}
