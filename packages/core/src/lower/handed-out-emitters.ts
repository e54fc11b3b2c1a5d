/** Emitters that a function makes and hands to others, who listen for themselves, and stop when they like. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, referredName, unwrap, type FunctionNode } from '../types/index.js';

/** How people call what tells the caller a result: `resolve(rows)`, `callback(null, rows)`. */
const TELLS_CALLER = /^(?:resolve|fulfil|callback|cb|done|next)$/;

/**
 * True for an emitter that the function around returns, or tells its caller in another way. An error that nobody here
 * listens for then does not end the process: whoever gets the emitter does, or destroys it before its end.
 */
export function isHandedOut(emitter: TS.Expression): boolean {
  const body = ts.findAncestor(emitter, isFunctionNode);
  return ts.isIdentifier(emitter) && body !== undefined && mentionsOf(emitter.text, body).some(isTold);
}

/**
 * The stream that an emitter is piped into, if it is made here and handed to the caller, and nothing here hears of its
 * end: who destroys it early only takes it off the emitter, which then waits for ever.
 */
export function handedOutTarget(emitter: TS.Expression, checker: TS.TypeChecker): TS.Identifier | undefined {
  const body = ts.findAncestor(emitter, isFunctionNode);
  if (!ts.isIdentifier(emitter) || !body) return undefined;
  const [target] = mentionsOf(emitter.text, body).flatMap(targetOfPipe);
  const declaration = target && checker.getSymbolAtLocation(target)?.valueDeclaration;
  const maker = declaration && ts.findAncestor(declaration, isFunctionNode);
  if (!maker || !ts.isVariableDeclaration(declaration) || !isPlainStream(declaration.initializer)) return undefined;
  const mentions = mentionsOf(target.text, maker).filter((name) => name !== declaration.name);
  return mentions.some(isTold) && mentions.every((name) => isTold(name) || isPipedInto(name) || isWrittenTo(name)) ? target : undefined;
}

function mentionsOf(name: string, body: FunctionNode): readonly TS.Identifier[] {
  return [...descendantsOf(body)].flatMap((node) => (ts.isIdentifier(node) && node.text === name ? [node] : []));
}

function isTold(name: TS.Identifier): boolean {
  const { parent } = name;
  if (ts.isReturnStatement(parent)) return true;
  return ts.isCallExpression(parent) && parent.arguments.includes(name) && TELLS_CALLER.test(referredName(parent.expression));
}

/** `target` of `emitter.pipe(target)`. */
function targetOfPipe({ parent }: TS.Identifier): readonly TS.Identifier[] {
  const call = ts.isPropertyAccessExpression(parent) && parent.name.text === 'pipe' ? parent.parent : undefined;
  const [target] = call && ts.isCallExpression(call) ? call.arguments : [];
  return target && ts.isIdentifier(target) ? [target] : [];
}

function isPipedInto(name: TS.Identifier): boolean {
  return ts.isCallExpression(name.parent) && name.parent.arguments[0] === name && referredName(name.parent.expression) === 'pipe';
}

/** `new PassThrough()`, without a `destroy` of its own that could reach further. */
function isPlainStream(made: TS.Expression | undefined): boolean {
  const value = made && unwrap(made);
  return value !== undefined && ts.isNewExpression(value) && PLAIN_STREAMS.has(referredName(value.expression)) && !value.getText().includes('destroy');
}

const PLAIN_STREAMS: ReadonlySet<string> = new Set(['PassThrough', 'Transform']);

/** `target.emit('error', error)`, `target.end()`: what is done with it tells nothing back. */
function isWrittenTo(name: TS.Identifier): boolean {
  const { parent } = name;
  return ts.isPropertyAccessExpression(parent) && parent.expression === name && /^(?:emit|write|push|end|destroy)$/.test(parent.name.text);
}
