/** Syntax in, control-flow graphs out: the only folder that knows what TypeScript looks like. */
import type TS from 'typescript';
import type { FunctionGraph, FunctionId } from '../ir/index.js';
import { ts } from '../compiler.js';
import { isAsync, type FunctionNode } from '../types/index.js';
import { isExpectedToFail } from './assertions.js';
import { lowerCondition } from './conditions.js';
import type { Lowering, ProgramKnowledge } from './context.js';
import { emptiedFields } from './emptied-fields.js';
import { lowerAwaited, lowerExpression } from './expressions.js';
import { isTarget, type Jump } from './frames.js';
import { GraphBuilder } from './graph-builder.js';
import { hoistVariables } from './hoisting.js';
import { storeInitialisers } from './initialisers.js';
import { inlineFunction, localFunction, lowerBody } from './inline.js';
import { endOfModule, keepInModule } from './module-variables.js';
import { functionName } from './naming.js';
import { takeOverOuterClients } from './outer-clients.js';
import { leftBehind } from './left-behind.js';
import { lowerParameters } from './parameters.js';
import { occasionOfFunction } from './request-handlers.js';
import { endedWithResponse } from './response-endings.js';
import { Scope } from './scope.js';
import { sharedPlaces } from './shared-places.js';
import { lowerStatements } from './statements.js';
import { soundsLikeOpening } from './what-can-throw.js';

export { configurationsOf } from './configurations.js';
export { mentionsNamedStatement, namedStatementsOf } from './named-statements.js';
export { PropertyClaims } from './property-claims.js';
export { poolWorkOf } from './pool-work.js';
export type { PoolKnowledge } from './pools.js';
export { poolQueriesOf } from './pool-queries.js';
export type { HandOut, InputRequirement, ProgramKnowledge } from './context.js';
export { calledName, indexFile, type Body, type FileIndex, type SourceFile } from './file-index.js';
export { constructionCounter } from './instances.js';
export { openedFor } from './counterparts.js';
export { racesOf } from './races.js';
export { refusedLimitsOf } from './refused-limits.js';
export { singleUsesOf } from './single-uses.js';
export { SqlRoutes } from './sql-routes.js';
export { tellingNames } from './telling-names.js';
export { useAddressFiles, type AddressFiles } from './address-files.js';
export { useEnvironmentFiles, type EnvironmentFiles } from './environment-files.js';
export { functionName } from './naming.js';
export { isOnlyOne } from './shared-places.js';
export { servesRequests } from './request-paths.js';
export { depthOf } from './nesting.js';
export { SourceText } from './source-text.js';

/** A graph, and the functions whose bodies became part of it. */
export interface LoweredFunction {
  readonly graph: FunctionGraph;
  readonly inlined: ReadonlySet<FunctionNode>;
}

/** Lowers one function, or the top-level code of a file. */
export function lowerFunction(node: FunctionNode | TS.SourceFile, id: FunctionId, program: ProgramKnowledge): LoweredFunction {
  const lowering = begin(node, program);
  const { graph } = lowering;
  const parameters = ts.isSourceFile(node) ? [] : node.parameters.map(() => graph.variable());
  lowering.receiver = graph.variable();
  const receiver = lowering.receiver;
  const failed = graph.block();
  lowering.handler = failed;
  const failing = !ts.isSourceFile(node) && isExpectedToFail(node);
  lowering.frame = { kind: 'function', parent: undefined, leave: (value, span) => graph.end(failing ? { op: 'stop' } : { op: 'return', value, span }) };
  if (ts.isSourceFile(node)) {
    hoistVariables(lowering, node);
    lowering.statements(node.statements);
    keepInModule(lowering, node);
    lowering.jump({ kind: 'return', value: undefined, span: endOfModule(lowering, node) });
  } else {
    if (ts.isConstructorDeclaration(node)) storeInitialisers(lowering, node.parent, receiver);
    lowerParameters(lowering, node, parameters);
    takeOverOuterClients(lowering, node);
    if (node.body) lowerBody(lowering, node.body);
  }
  graph.enter(failed);
  if (ts.isSourceFile(node)) keepInModule(lowering, node);
  graph.end({ op: 'throw' });
  const finished = graph.finish();
  return {
    graph: {
      id,
      name: functionName(node),
      opens: soundsLikeOpening(functionName(node)),
      file: node.getSourceFile().fileName,
      parameters,
      receiver,
      ...finished,
      emptied: ts.isSourceFile(node) ? [] : emptiedFields(node, program.source),
      shared: ts.isSourceFile(node) || finished.sites.length === 0 ? [] : sharedPlaces(node, program),
      endedWithResponse: ts.isSourceFile(node) || finished.sites.length === 0 ? [] : endedWithResponse(node, program),
      leftBehind: ts.isSourceFile(node) ? () => undefined : leftBehind(node, program),
      perRequest: !ts.isSourceFile(node) && occasionOfFunction(node) === 'request',
      entry: 0,
      async: !ts.isSourceFile(node) && isAsync(node),
      topLevel: ts.isSourceFile(node),
      truncated: graph.full,
    },
    inlined: lowering.inlined,
  };
}

function begin(node: FunctionNode | TS.SourceFile, program: ProgramKnowledge): Lowering {
  const graph = new GraphBuilder();
  const lowering: Lowering = {
    graph,
    program,
    topLevel: ts.isSourceFile(node),
    scope: new Scope(undefined),
    frame: { kind: 'function', parent: undefined, leave: () => graph.end({ op: 'stop' }) },
    handler: 0,
    receiver: 0,
    instanceOf: undefined,
    chainExit: undefined,
    root: node,
    listening: false,
    inLastRound: false,
    inlined: new Set(),
    inlineStack: [],
    wrapperCalls: new Set(),
    jump: (jump) => performJump(lowering, jump),
    statements: (statements) => lowerStatements(lowering, statements),
    expression: (expression) => lowerExpression(lowering, expression),
    awaited: (expression) => lowerAwaited(lowering, expression),
    condition: (expression, whenTrue, whenFalse) => lowerCondition(lowering, expression, whenTrue, whenFalse),
    inline: (request) => inlineFunction(lowering, request),
    localFunction: (expression) => localFunction(lowering, expression),
  };
  return lowering;
}

/** Leaves to the nearest target; a cleanup on the way takes over and goes on from there. */
function performJump(l: Lowering, jump: Jump): void {
  for (let frame: Lowering['frame'] | undefined = l.frame; frame; frame = frame.parent) {
    if (frame.kind === 'cleanup') {
      frame.enter(jump);
      break;
    }
    if (!isTarget(frame, jump)) continue;
    if (frame.kind === 'function') {
      if (jump.kind === 'return') frame.leave(jump.value, jump.span);
    } else l.graph.goto(jump.kind === 'continue' && frame.kind === 'loop' ? frame.continueTo : frame.breakTo);
    break;
  }
  l.graph.enter(l.graph.block());
}
