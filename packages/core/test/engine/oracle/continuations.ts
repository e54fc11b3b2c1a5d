/** Writes promise chains and node-style callbacks. */
import type { Block, Continuation, Statement } from './program.js';
import { at, constantClient, inDetached, inFunction, owned, withClient, type Scope } from './scope.js';
import type { Writer } from './writer.js';

/** Writes a block: statements and continuations stand inside each other. */
export type WriteBlock = (writer: Writer, statements: Block, scope: Scope) => void;

export function writeChain(w: Writer, { body, failed, release, caught, last, waiting }: Extract<Statement, { kind: 'chain' }>, scope: Scope, writeBlock: WriteBlock): Scope {
  const floats = waiting === 'floating';
  if (floats) w.floats = true;
  const inner = floats ? inDetached(scope) : inFunction(scope);
  const name = w.name('client');
  const lead = floats ? `void ${w.executed('quiet(')}` : waiting === 'returned' && !scope.inTry ? 'return ' : 'await ';
  w.line(`${lead}pool.connect(${w.here()}).then(${release === 'none' ? `async (${name}) => {` : `(${name}) => (async () => {`}`);
  writeBlock(w, body, withClient(inner, constantClient(name)));
  const behind = release === 'none' ? '}' : `})().${release}(() => { ${name}.release(${w.here()}); })`;
  if (failed) {
    w.line(`${behind}, async () => {`);
    writeBlock(w, failed, inner);
    w.line('})');
  } else w.line(`${behind})`);
  if (caught) {
    w.line('.catch(async () => {');
    writeBlock(w, caught, inner);
    w.line('})');
  }
  if (last) {
    w.line('.finally(async () => {');
    writeBlock(w, last, inner);
    w.line('})');
  }
  w.line(floats ? `${w.executed(')')};` : ';');
  return scope;
}

export function writeCallback(w: Writer, continuation: Continuation, scope: Scope, writeBlock: WriteBlock): Scope {
  writeConnect(w, continuation, { ...inDetached(scope), synchronous: true }, undefined, writeBlock);
  return scope;
}

export function writePromisified(w: Writer, { continuation, resolves }: Extract<Statement, { kind: 'promisified' }>, scope: Scope, writeBlock: WriteBlock): Scope {
  const name = w.name('client');
  w.line(`const ${name} = await new Promise<PoolClient | undefined>((resolve, reject) => {`);
  const own = { ...inFunction(scope), clients: [], promises: [], closures: [], synchronous: true, settles: true };
  w.indented(() => writeConnect(w, continuation, own, { resolves }, writeBlock));
  w.line('});');
  return withClient(scope, constantClient(name, { always: false }));
}

/** How the promise is settled in whose executor a continuation stands. */
type Settling = { readonly resolves: number | undefined } | undefined;

function writeConnect(w: Writer, continuation: Continuation, scope: Scope, settling: Settling, writeBlock: WriteBlock): void {
  const error = w.name('error');
  const client = w.name('client');
  const done = w.name('done');
  w.line(`pool.connect(${w.here('', ', ')}(${error}, ${client}, ${done}) => {`);
  const received = constantClient(client, { always: continuation.guard !== 'none', releaser: done });
  writeContinuation(w, continuation, error, scope, withClient(scope, received), settling, writeBlock);
  w.line('});');
}

function writeContinuation(w: Writer, { guard, failed, body, next }: Continuation, error: string, scope: Scope, inner: Scope, settling: Settling, writeBlock: WriteBlock): void {
  const write = (): void => {
    writeBlock(w, body, inner);
    w.indented(() => {
      if (next) writeNext(w, next, inner, settling, writeBlock);
      else if (settling) w.line(`resolve(${settling.resolves === undefined ? 'undefined' : (at(owned(inner), settling.resolves)?.name ?? 'undefined')});`);
    });
  };
  if (guard === 'none') {
    write();
    return;
  }
  w.indented(() => {
    w.line(`if (${error}) {`);
    writeBlock(w, failed, scope);
    w.indented(() => {
      if (settling) w.line(`reject(${error});`);
      if (guard === 'return') w.line('return;');
    });
    if (guard === 'return') w.line('}');
    else {
      w.line('} else {');
      write();
      w.line('}');
    }
  });
  if (guard === 'return') write();
}

function writeNext(w: Writer, next: NonNullable<Continuation['next']>, scope: Scope, settling: Settling, writeBlock: WriteBlock): void {
  const client = at(scope.clients, next.client);
  if (next.operation === 'connect' || !client) {
    writeConnect(w, next.then, scope, settling, writeBlock);
    return;
  }
  const error = w.name('error');
  // Without a client there is nothing to go on with.
  if (!client.always) {
    w.line(`if (!${client.name}) {`);
    w.line(settling ? '  resolve(undefined); return;' : '  return;');
    w.line('}');
  }
  w.line(`${client.name}.query('SELECT 1', ${w.here('', ', ')}(${error}) => {`);
  writeContinuation(w, next.then, error, scope, scope, settling, writeBlock);
  w.line('});');
}
