import type TS from 'typescript';
import type { ResourceKind } from '@leakcheck/models';
import type { AcquireSite, BlockId, Failure, FunctionId, ResourceDescription, Variable } from '../ir/index.js';
import type { Span } from '../report/index.js';
import type { Classifier, FunctionNode } from '../types/index.js';
import type { Frame, Jump } from './frames.js';
import type { GraphBuilder } from './graph-builder.js';
import type { PropertyClaims } from './property-claims.js';
import type { NotedCallback, Scope } from './scope.js';
import type { SourceText } from './source-text.js';

/** What lowering needs to know of the program around one function. */
export interface ProgramKnowledge {
  readonly classifier: Classifier;
  readonly source: SourceText;
  /** The function with a body that a call reaches, if that is certain. */
  functionOf(call: TS.CallExpression | TS.NewExpression): FunctionNode | undefined;
  /** The methods one of which a call through an interface or an abstract method reaches. */
  implementationsOf(call: TS.CallExpression | TS.NewExpression): readonly FunctionNode[];
  /** True if the file, or one that it imports in whatever way, calls a method of that name. */
  callsMethod(file: TS.SourceFile, name: string): boolean;
  /** True if the file, or one that it imports in whatever way, knows of queries that outlive the client's limit: it has the server end them, or asks for the error's code. */
  endsLateQueries(file: TS.SourceFile): boolean;
  /** At how many places of the program the class is constructed. */
  constructionsOf(owner: TS.ClassLikeDeclaration): number;
  /** True for a pool that a method opens for its caller, in a field that another method ends, the methods that end one being these. */
  openedFor(construction: TS.NewExpression | TS.CallExpression, resource: ResourceKind, ends: readonly string[]): AcquireSite['openedFor'];
  /** True if requests lead to the function. */
  servesRequests(node: FunctionNode): boolean;
  /** True for a class of whose instances the program has one. */
  isOnlyOne(owner: TS.Node): boolean;
  /** What the project does with what properties hold; undefined where not all of it is at hand. */
  readonly claims: Pick<PropertyClaims, 'fateOf'> | undefined;
  idOf(node: FunctionNode | TS.SourceFile): FunctionId;
  /** Stands for any of several functions: what a call does that reaches one of them. */
  idOfAny(nodes: readonly FunctionNode[]): FunctionId;
  /** Which arguments a function calls back with a resource that it acquired. */
  handsOut(node: FunctionNode): readonly HandOut[];
}

/** A function calls its callback parameter with a fresh resource: `getConnection(cb)` of the user's own. */
export interface HandOut {
  readonly callback: number;
  readonly parameter: number;
  readonly releaser: number | undefined;
  readonly resource: ResourceDescription;
  /** What has to be true of the arguments, and of what is reached from them. */
  readonly requires: readonly InputRequirement[];
}

/** What a function requires of one of its inputs. */
export interface InputRequirement {
  /** Which argument it is of, or the receiver. */
  readonly of: number | 'receiver';
  readonly fields: readonly string[];
  readonly mayBe: { readonly nothing: boolean; readonly falsy: boolean; readonly truthy: boolean };
}

/** How to run a function body in place. */
/** A function whose body is at hand, and the scope that it closes over. */
export interface LocalFunction {
  readonly node: FunctionNode;
  readonly scope: Scope;
}

export interface InlineRequest extends LocalFunction {
  readonly args: readonly Variable[];
  /** The functions among the arguments whose bodies are at hand, by position. */
  readonly functions?: readonly (LocalFunction | undefined)[];
  /** The callbacks among the arguments whose calls are noted, by position. */
  readonly callbacks?: readonly (NotedCallback | undefined)[];
  /** The value of `this` inside; unknown if left out. */
  readonly receiver?: Variable;
  /** The class whose instance that is, where it is not the one in which the function stands. */
  readonly instanceOf?: TS.ClassLikeDeclaration | undefined;
  /** True for a function that others call as well: it is judged on its own, too. */
  readonly shared?: boolean;
  /**
   * Where a throw inside goes: `propagate` to the caller's handler, `reject` into the promise that is the result,
   * `drop` for a continuation, whose caller is long gone.
   */
  readonly failures: 'propagate' | 'reject' | 'drop';
}

/** The state of one function's lowering, shared by the modules that each lower one kind of syntax. */
export interface Lowering {
  readonly graph: GraphBuilder;
  readonly program: ProgramKnowledge;
  /** True while top-level code of a module is lowered. */
  readonly topLevel: boolean;
  scope: Scope;
  frame: Frame;
  /** Where exceptions go. */
  handler: BlockId;
  /** The value of `this`. */
  receiver: Variable;
  /** The class whose instance that is, where a method that it inherits runs in place. */
  instanceOf: TS.ClassLikeDeclaration | undefined;
  /** Where an optional chain that meets null or undefined goes on, with the variable to leave undefined. */
  chainExit: BlockId | undefined;
  /** The function, or top-level code, that the graph is of. */
  readonly root: FunctionNode | TS.SourceFile;
  /** True while an event listener is lowered in place. */
  listening: boolean;
  /** True while what runs only in the last round of a loop is lowered. */
  inLastRound: boolean;
  /** Functions whose bodies were lowered in place. */
  readonly inlined: Set<FunctionNode>;
  /** The functions being lowered in place right now, outermost first. */
  readonly inlineStack: FunctionNode[];
  /** Calls whose function runs in place with its callback: one that comes back to itself is a recursion. */
  readonly wrapperCalls: Set<TS.Node>;

  jump(jump: Jump): void;
  statements(nodes: readonly TS.Statement[]): void;
  expression(node: TS.Expression): Variable;
  /** The value that awaiting the expression yields; its rejection goes to the handler. */
  awaited(node: TS.Expression): Variable;
  condition(node: TS.Expression, whenTrue: BlockId, whenFalse: BlockId): void;
  /** Lowers the body in place and returns the result, or undefined where that is not possible (recursion, size). */
  inline(request: InlineRequest): Variable | undefined;
  /** The function a callback argument is, if its body is at hand. */
  localFunction(node: TS.Expression): { readonly node: FunctionNode; readonly scope: Scope } | undefined;
}

export function constant(lowering: Lowering, value: string | number | boolean | null | undefined): Variable {
  const dest = lowering.graph.variable();
  lowering.graph.emit({ op: 'constant', dest, value });
  return dest;
}

export function opaque(lowering: Lowering, truthy = false): Variable {
  const dest = lowering.graph.variable();
  lowering.graph.emit({ op: 'opaque', dest, truthy });
  return dest;
}

export function failure(
  lowering: Lowering,
  node: TS.Node,
  how: Failure['how'],
  likelihood: Failure['likelihood'] = 'expected',
): Failure {
  return { likelihood, how, span: lowering.program.source.span(node), subject: lowering.program.source.excerpt(node) };
}

/** Where something happens, seen from the function itself: in a wrapper that runs in place, at the call of the wrapper. */
export function ownPlace(lowering: Lowering, node: TS.Node): TS.Node {
  if (isWithin(node, lowering.root)) return node;
  return [...lowering.wrapperCalls].findLast((call) => isWithin(call, lowering.root)) ?? node;
}

export function isWithin(node: TS.Node, outer: TS.Node): boolean {
  return node.getSourceFile() === outer.getSourceFile() && node.pos >= outer.pos && node.end <= outer.end;
}

/** True for what a module does itself when it is loaded, as long as the process lives. */
export function isTopLevel({ topLevel, inlineStack }: Lowering): boolean {
  return topLevel && inlineStack.length === 0;
}

export function spanOf(lowering: Lowering, node: TS.Node): Span {
  return lowering.program.source.span(node);
}
