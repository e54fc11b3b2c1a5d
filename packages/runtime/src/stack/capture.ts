/**
 * Takes the current call stack as plain positions.
 *
 * An Error whose `stack` was never read keeps the receivers and closures of its frames alive, and so do V8's call
 * site objects. A detector that stored either would hold on to the very clients whose loss it is to report.
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
  let positions: readonly CallSitePosition[] = [];
  try {
    Error.prepareStackTrace = (_error, callSites) => {
      positions = callSites.flatMap(toPosition);
      return '';
    };
    Error.stackTraceLimit = depth;
    const holder = {};
    Error.captureStackTrace(holder, entry);
    // V8 calls prepareStackTrace when the stack is first read, so it has to be read here.
    Reflect.get(holder, 'stack');
  } finally {
    Error.prepareStackTrace = previousPrepare;
    Error.stackTraceLimit = previousLimit;
  }
  return positions;
}

function toPosition(callSite: NodeJS.CallSite): readonly CallSitePosition[] {
  const file = callSite.getFileName();
  const line = callSite.getLineNumber();
  const column = callSite.getColumnNumber();
  if (file === null || file === undefined || line === null || column === null) return [];
  return [{ file, line, column, functionName: callSite.getFunctionName(), isAsync: isAsync(callSite) }];
}

function isAsync(callSite: NodeJS.CallSite): boolean {
  // V8 has had CallSite.isAsync since 7.3; the types of Node 20 do not list it.
  const method: unknown = Reflect.get(callSite, 'isAsync');
  return typeof method === 'function' && Reflect.apply(method, callSite, []) === true;
}
