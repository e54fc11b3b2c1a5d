/**
 * Takes the current call stack as plain positions.
 *
 * An Error whose `stack` was never read keeps the receivers and closures of its frames alive, and so do V8's call
 * site objects. A detector that stored either would hold on to the very clients whose loss it is to report.
 *
 * This is most of what an acquisition costs, so it asks V8 for as little as it can: see {@link intern}.
 */

/** One frame as the engine saw it: positions in the code that runs, before any source map. Lines and columns from 1. */
export interface CallSitePosition {
  /** Path or `file:` URL of the script. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly functionName: string | null;
  /** True if the frame waits in an `await` further down. */
  readonly isAsync: boolean;
}

/** A function whose own frame, and all frames it called, are left out of a stack. */
export type StackEntry = (...values: never[]) => unknown;

/**
 * The positions of the callers of `entry`, innermost first. Frames without a script (built-ins) are left out.
 *
 * @param entry the outermost function that is not to be seen
 * @param depth how many frames V8 collects at most
 */
export function capturePositions(entry: StackEntry, depth: number): readonly CallSitePosition[] {
  const previousPrepare = Error.prepareStackTrace;
  const previousLimit = Error.stackTraceLimit;
  const holder: { readonly stack?: unknown } = {};
  try {
    Error.prepareStackTrace = positionsOf;
    Error.stackTraceLimit = depth;
    Error.captureStackTrace(holder, entry);
    // V8 calls prepareStackTrace when the stack is first read, so it has to be read here.
    const { stack } = holder;
    return isPositions(stack) ? stack : [];
  } finally {
    Error.prepareStackTrace = previousPrepare;
    Error.stackTraceLimit = previousLimit;
  }
}

function isPositions(stack: unknown): stack is readonly CallSitePosition[] {
  return Array.isArray(stack);
}

function positionsOf(_error: Error, callSites: readonly NodeJS.CallSite[]): readonly CallSitePosition[] {
  const positions: CallSitePosition[] = [];
  for (const callSite of callSites) {
    const position = toPosition(callSite);
    if (position !== null) positions.push(position);
  }
  return positions;
}

function toPosition(callSite: NodeJS.CallSite): CallSitePosition | null {
  const file = callSite.getFileName();
  const line = callSite.getLineNumber();
  const column = callSite.getColumnNumber();
  if (file === null || file === undefined || line === null || column === null) return null;
  return intern(callSite, file, line, column);
}

/** File → line, column and whether it waits → the position. */
const known = new Map<string, Map<number, CallSitePosition>>();
/** Programs that generate code under ever new names must not fill the memory. */
const MAX_FILES = 10_000;
const COLUMNS = 100_000;

/**
 * One object for each place in the code. A connection that is out costs no more memory than a list of references, and
 * V8 is asked for a function's name, which it has to search for, once.
 */
function intern(callSite: NodeJS.CallSite, file: string, line: number, column: number): CallSitePosition {
  let ofFile = known.get(file);
  if (ofFile === undefined) {
    ofFile = new Map();
    if (known.size < MAX_FILES) known.set(file, ofFile);
  }
  const isAsync = callSite.isAsync();
  const key = (line * COLUMNS + column) * 2 + (isAsync ? 1 : 0);
  let position = column < COLUMNS ? ofFile.get(key) : undefined;
  if (position === undefined) {
    position = { file, line, column, functionName: callSite.getFunctionName(), isAsync };
    ofFile.set(key, position);
  }
  return position;
}
