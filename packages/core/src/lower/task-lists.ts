/** Lists of tasks that call back, `async.waterfall([…], done)`: one after the other, and the last callback gets the first error. */
import type TS from 'typescript';
import type { BlockId, Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { isAsync, isGenerator, unwrap } from '../types/index.js';
import { constant, opaque, type LocalFunction, type Lowering } from './context.js';
import { callHandler } from './handler-calls.js';
import { moduleBehind } from './module-behind.js';
import { fieldName } from './patterns.js';
import type { NotedCallback } from './scope.js';

/** `waterfall`: each task gets the results of the one before it; `series`: only a callback, also where all run at once. */
type Flow = 'waterfall' | 'series';

const FLOWS: ReadonlyMap<string | undefined, Flow> = new Map([['waterfall', 'waterfall'], ['series', 'series'], ['parallel', 'series']]);
const MODULES = /^(?:async|neo-async|async-es)(?:\/(?<member>\w+))?$/;
/** Most results of one task that the next one gets. */
const MAX_RESULTS = 6;

interface Task extends LocalFunction {
  /** The name of its result among those of all. */
  readonly key: string;
}

/** Lowers a list of tasks whose bodies are at hand; undefined for any other call. */
export function lowerTaskList(l: Lowering, node: TS.CallExpression): Variable | undefined {
  const flow = flowOf(l, node);
  const [list, last] = node.arguments;
  const tasks = flow && list && tasksIn(l, unwrap(list));
  if (!tasks || !last) return undefined;
  const outcome = Array.from({ length: MAX_RESULTS + 1 }, () => l.graph.variable());
  const over = l.graph.block();
  const results: (readonly [string, Variable])[] = [];
  let given: readonly Variable[] = [];
  for (const task of tasks) {
    const callback = runTask(l, task, flow === 'waterfall' ? given : []);
    leaveIfFailed(l, callback, outcome, over);
    given = callback.args.slice(1);
    const [result] = given;
    if (result !== undefined) results.push([task.key, result]);
  }
  const success = [constant(l, null), ...(flow === 'waterfall' ? given : [collected(l, results)])];
  outcome.forEach((dest, at) => l.graph.emit({ op: 'assign', dest, source: success[at] ?? constant(l, undefined) }));
  l.graph.goto(over);
  l.graph.enter(over);
  const local = l.localFunction(last);
  if (!local || l.inline({ ...local, args: outcome, failures: 'drop' }) === undefined) callHandler(l, last, outcome);
  return constant(l, undefined);
}

function flowOf(l: Lowering, node: TS.CallExpression): Flow | undefined {
  const callee = unwrap(node.expression);
  const name = ts.isIdentifier(callee) ? callee : ts.isPropertyAccessExpression(callee) ? callee.name : undefined;
  if (!name || !/waterfall|series|parallel/i.test(name.text)) return undefined;
  const path = moduleBehind(callee, l.program.classifier.checker);
  const inModule = path && MODULES.exec(path.module);
  return inModule ? FLOWS.get(path.members.findLast((member) => member !== 'default') ?? inModule.groups?.['member']) : undefined;
}

/** The tasks of an array or object literal; undefined unless all of them are functions that call back, at hand. */
function tasksIn(l: Lowering, list: TS.Expression): readonly Task[] | undefined {
  const found: Task[] = [];
  const add = (key: string | undefined, expression: TS.Expression): boolean => {
    const local = l.localFunction(expression);
    if (key === undefined || !local || isAsync(local.node) || isGenerator(local.node) || local.node.parameters.length === 0 || l.inlineStack.includes(local.node)) return false;
    found.push({ ...local, key });
    return true;
  };
  const known = ts.isArrayLiteralExpression(list)
    ? list.elements.every((element, at) => add(String(at), element))
    : ts.isObjectLiteralExpression(list) && list.properties.every((property) => ts.isPropertyAssignment(property) && add(fieldName(property.name), property.initializer));
  return known && found.length > 0 ? found : undefined;
}

/** Runs a task in place; how it calls back is noted. */
function runTask(l: Lowering, task: Task, given: readonly Variable[]): NotedCallback {
  const callback: NotedCallback = { called: l.graph.variable(), args: Array.from({ length: MAX_RESULTS + 1 }, () => l.graph.variable()) };
  for (const variable of [callback.called, ...callback.args]) l.graph.emit({ op: 'constant', dest: variable, value: undefined });
  const position = task.node.parameters.length - 1;
  const args = Array.from({ length: position }, (_, at) => given[at] ?? opaque(l));
  const callbacks = [...args.map(() => undefined), callback];
  l.inline({ ...task, args: [...args, opaque(l, true)], callbacks, failures: 'drop' });
  // What has not called back in sight of this function does so later, or never.
  l.graph.split((next) => ({ op: 'branch', test: { kind: 'truthy', value: callback.called }, whenTrue: { to: next }, whenFalse: { to: stopped(l) } }));
  return callback;
}

/** A block from which no path goes on. */
function stopped(l: Lowering): BlockId {
  return l.graph.block();
}

/** The last callback gets the first error. */
function leaveIfFailed(l: Lowering, { args }: NotedCallback, outcome: readonly Variable[], over: BlockId): void {
  const [error] = args;
  const [first, ...others] = outcome;
  if (error === undefined || first === undefined) return;
  const failed = l.graph.block();
  const next = l.graph.block();
  l.graph.end({ op: 'branch', test: { kind: 'truthy', value: error }, whenTrue: { to: failed }, whenFalse: { to: next } });
  l.graph.enter(failed);
  l.graph.emit({ op: 'assign', dest: first, source: error });
  for (const dest of others) l.graph.emit({ op: 'constant', dest, value: undefined });
  l.graph.goto(over);
  l.graph.enter(next);
}

/** The results of all tasks, by position or name. */
function collected(l: Lowering, fields: readonly (readonly [string, Variable])[]): Variable {
  const dest = l.graph.variable();
  l.graph.emit({ op: 'object', dest, instance: false, fields });
  return dest;
}
