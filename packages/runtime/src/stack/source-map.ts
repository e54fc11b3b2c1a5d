/**
 * Original positions of captured ones, by whichever means the process has:
 * - Node's own source maps (`--enable-source-maps`, `process.setSourceMapsEnabled(true)`);
 * - a hook in `Error.prepareStackTrace`, as test runners and source-map-support install it.
 *
 * Without either, positions are those of the code that runs.
 */
import { AssertionError } from 'node:assert';
import { findSourceMap } from 'node:module';
import { shielded } from '../shield.js';
import type { CallSitePosition } from './capture.js';

export function originalPositions(positions: readonly CallSitePosition[]): readonly CallSitePosition[] {
  return shielded(() => throughHook(positions)) ?? positions.map(throughNode);
}

/**
 * The Error of the process's main context, whose hook Node consults for every context. Test runners that give each
 * file a context of its own install the hook there; Node's own classes always belong to it.
 */
const mainError: unknown = Object.getPrototypeOf(AssertionError);

function throughNode(position: CallSitePosition): CallSitePosition {
  const origin = findSourceMap(position.file)?.findOrigin(position.line, position.column);
  return origin !== undefined && 'fileName' in origin
    ? { ...position, file: origin.fileName, line: origin.lineNumber, column: origin.columnNumber }
    : position;
}

/** Null if no hook is installed, or its answer is not one line a frame. */
function throughHook(positions: readonly CallSitePosition[]): readonly CallSitePosition[] | null {
  const hook: unknown = Error.prepareStackTrace ?? mainPrepareStackTrace();
  if (typeof hook !== 'function') return null;
  const callSites = positions.map((position) => new RecordedCallSite(position));
  const formatted: unknown = Reflect.apply(hook, Error, [new Error('positions'), callSites]);
  if (typeof formatted !== 'string') return null;
  const locations = formatted.split('\n').flatMap(parseLocation);
  if (locations.length !== positions.length) return null;
  return positions.map((position, index) => ({ ...position, ...locations[index] }));
}

function mainPrepareStackTrace(): unknown {
  return typeof mainError === 'function' ? Reflect.get(mainError, 'prepareStackTrace') : undefined;
}

type Location = Pick<CallSitePosition, 'file' | 'line' | 'column'>;

function parseLocation(line: string): readonly Location[] {
  const match = /^\s+at (?:.*\()?(?<file>[^()]+?):(?<line>\d+):(?<column>\d+)\)?$/.exec(line);
  if (match?.groups === undefined) return [];
  const { file = '', line: lineNumber, column } = match.groups;
  return [{ file, line: Number(lineNumber), column: Number(column) }];
}

/** A recorded position in the shape of V8's call sites, for hooks that format or translate them. */
class RecordedCallSite implements NodeJS.CallSite {
  readonly #position: CallSitePosition;

  constructor(position: CallSitePosition) {
    this.#position = position;
  }
  getFileName(): string {
    return this.#position.file;
  }
  getScriptNameOrSourceURL(): string {
    return this.#position.file;
  }
  getLineNumber(): number {
    return this.#position.line;
  }
  getColumnNumber(): number {
    return this.#position.column;
  }
  getEnclosingLineNumber(): number {
    return this.#position.line;
  }
  getEnclosingColumnNumber(): number {
    return this.#position.column;
  }
  getPosition(): number {
    return 0;
  }
  getScriptHash(): string {
    return '';
  }
  getFunctionName(): string | null {
    return this.#position.functionName;
  }
  getMethodName(): null {
    return null;
  }
  getTypeName(): null {
    return null;
  }
  getThis(): undefined {
    return undefined;
  }
  getFunction(): undefined {
    return undefined;
  }
  getEvalOrigin(): undefined {
    return undefined;
  }
  getPromiseIndex(): null {
    return null;
  }
  isToplevel(): boolean {
    return true;
  }
  isEval(): boolean {
    return false;
  }
  isNative(): boolean {
    return false;
  }
  isConstructor(): boolean {
    return false;
  }
  isAsync(): boolean {
    return this.#position.isAsync;
  }
  isPromiseAll(): boolean {
    return false;
  }
  toString(): string {
    const { file, line, column, functionName } = this.#position;
    return functionName === null ? `${file}:${line}:${column}` : `${functionName} (${file}:${line}:${column})`;
  }
}
