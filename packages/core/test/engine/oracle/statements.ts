/** Writes the statements of generated programs. */
import { writeCallback, writeChain, writePromisified } from './continuations.js';
import { parametersOf } from './parameters.js';
import { acquisition, helperCall } from './prelude.js';
import { statementsIn, type Block, type Statement } from './program.js';
import { acquired, at, conditionText, constantClient, inFunction, owned, variables, withClient, type Client, type Scope } from './scope.js';
import type { Writer } from './writer.js';

export function writeBlock(writer: Writer, statements: Block, scope: Scope): void {
  writer.indented(() => {
    statements.reduce((inner, statement) => writeStatement(writer, statement, inner), scope);
  });
}

/** What cannot be written where nothing is awaited. */
const WAITING: ReadonlySet<Statement['kind']> = new Set<Statement['kind']>([
  'acquire', 'acquireIf', 'fallback', 'ensure', 'acquireAll', 'join', 'assign', 'query', 'poolQuery', 'transaction', 'call', 'managed', 'runClosure', 'immediately', 'chain', 'promisified', 'returnQuery',
]);

/** @returns the scope of what follows */
function writeStatement(w: Writer, statement: Statement, scope: Scope): Scope {
  if (scope.synchronous && WAITING.has(statement.kind)) return scope;
  const about = <Named>(named: readonly Named[], reference: number, text: (one: Named) => string): Scope => {
    const one = at(named, reference);
    if (one !== undefined) w.line(text(one));
    return scope;
  };
  switch (statement.kind) {
    case 'acquire': {
      const { client, releaser } = acquisition(w, statement.through);
      return withClient(scope, constantClient(client, { acquired: true, releaser }));
    }
    case 'acquireIf': {
      const condition = conditionText(statement.condition, scope);
      if (condition === undefined) return scope;
      const name = w.name('client');
      w.line(`const ${name} = ${condition.includes(' ') ? `(${condition})` : condition} ? await pool.connect(${w.here()}) : undefined;`);
      return withClient(scope, constantClient(name, { always: false }));
    }
    case 'fallback': {
      const given = at(owned(scope).filter(({ always }) => !always), statement.client);
      const name = w.name('client');
      w.line(given ? `const ${name} = ${given.name} ?? (await pool.connect(${w.here()}));` : `const ${name} = await pool.connect(${w.here()});`);
      return withClient(scope, constantClient(name));
    }
    case 'ensure':
      return about(variables(scope), statement.client, ({ name }) => `${name} ??= await pool.connect(${w.here()});`);
    case 'acquireAll':
      return writeAcquireAll(w, statement.second, scope);
    case 'beginAcquire': {
      const name = w.name('promise');
      w.line(`const ${name} = pool.connect(${w.here()});`);
      return { ...scope, promises: [{ name, of: 'client' }, ...scope.promises] };
    }
    case 'beginQuery': {
      const client = at(scope.clients, statement.client);
      if (!client) return scope;
      const name = w.name('promise');
      w.line(`const ${name} = ${client.name}${question(client)}.query('SELECT 1'${w.here(', ')});`);
      return { ...scope, promises: [{ name, of: 'work' }, ...scope.promises] };
    }
    case 'join':
      return writeJoin(w, statement.promise, scope);
    case 'given': {
      const name = w.name('client');
      w.line(`const ${name} = given;`);
      return withClient(scope, constantClient(name, { always: false }));
    }
    case 'alias': {
      const client = at(scope.clients, statement.client);
      if (!client) return scope;
      const name = w.name('client');
      w.line(`const ${name} = ${client.name};`);
      return withClient(scope, { ...client, name, assignable: false });
    }
    case 'declare': {
      const name = w.name('client');
      w.line(`let ${name}: PoolClient | undefined${w.assertsVariables ? ' = undefined as PoolClient | undefined' : ''};`);
      return withClient(scope, { ...constantClient(name), always: false, assignable: true, acquired: true });
    }
    case 'assign':
      return about(variables(scope), statement.client, ({ name }) => `${name} = await pool.connect(${w.here()});`);
    case 'forget':
      return about(variables(scope), statement.client, ({ name }) => `${name} = undefined;`);
    case 'release':
      return about(owned(scope), statement.client, (client) =>
        client.releaser !== undefined && statement.byFunction ? `${client.releaser}(${w.here()});` : `${client.name}${question(client)}.release(${w.here()});`);
    case 'query':
      return about(scope.clients, statement.client, (client) => `await ${client.name}${question(client)}.query('SELECT 1'${w.here(', ')});`);
    case 'poolQuery':
      w.line("await pool.query('SELECT 1');");
      return scope;
    case 'transaction':
      return about(acquired(scope), statement.client, (client) => `await ${client.name}${question(client)}.query('${statement.step}'${w.here(', ')});`);
    case 'lend':
      return writeLending(w, statement, scope);
    case 'call':
      return writeCall(w, statement, scope);
    case 'managed': {
      const name = w.name('client');
      const inner = withClient(inFunction(scope), constantClient(name, { owned: false }));
      w.body(`await withClient(async (${name}) => {`, () => { writeBlock(w, statement.body, inner); }, '});');
      return scope;
    }
    case 'closure': {
      const name = w.name('work');
      w.body(`const ${name} = async () => {`, () => { writeBlock(w, statement.body, inFunction(scope)); }, '};');
      return { ...scope, closures: [name, ...scope.closures] };
    }
    case 'runClosure':
      return about(scope.closures, statement.closure, (name) => `await ${name}();`);
    case 'immediately':
      w.line('await (async () => {');
      writeBlock(w, statement.body, inFunction(scope));
      w.line('})();');
      return scope;
    case 'declareFlag': {
      const name = w.name('flag');
      w.line(`let ${name} = false;`);
      return { ...scope, flags: [name, ...scope.flags] };
    }
    case 'setFlag':
      return about(scope.flags, statement.flag, (flag) => `${flag} = ${String(statement.value)};`);
    case 'if':
      return writeIf(w, statement, scope);
    case 'switch':
      return writeSwitch(w, statement, scope);
    case 'loop':
      return writeLoop(w, statement, scope);
    case 'try':
      return writeTry(w, statement, scope);
    case 'chain':
      return writeChain(w, statement, scope, writeBlock);
    case 'callback':
      return writeCallback(w, statement.continuation, scope, writeBlock);
    case 'promisified':
      return writePromisified(w, statement, scope, writeBlock);
    case 'return':
      return writeReturn(w, statement.client, scope);
    case 'returnQuery': {
      if (scope.returns === 'client') return scope;
      const { awaited } = statement;
      return about(scope.clients, statement.client, (client) => `return ${awaited ? 'await ' : ''}${client.name}${question(client)}.query('SELECT 1'${w.here(', ', awaited ? '' : ", 'returned'")});`);
    }
    case 'throw':
      if (!scope.settles) w.line("throw new Error('stop');");
      return scope;
    case 'rethrow':
      if (scope.caught !== undefined && !scope.settles) w.line(`throw ${scope.caught};`);
      return scope;
    case 'break':
      if (scope.inSwitch && statement.loop === 0) w.line('break;');
      else writeJump(w, statement, scope);
      return scope;
    case 'continue':
      writeJump(w, statement, scope);
      return scope;
  }
}

function question({ always }: Client): string {
  return always ? '' : '?';
}

function writeAcquireAll(w: Writer, second: 'connect' | 'query', scope: Scope): Scope {
  const [one, other] = [w.name('client'), second === 'connect' ? w.name('client') : undefined];
  w.line(`const [${one}${other === undefined ? '' : `, ${other}`}] = await Promise.all([`);
  w.line(`  pool.connect(${w.here()}),`);
  w.line(second === 'connect' ? `  pool.connect(${w.here()}),` : "  pool.query('SELECT 1'),");
  w.line(']);');
  const first = withClient(scope, constantClient(one, { acquired: true }));
  return other === undefined ? first : withClient(first, constantClient(other, { acquired: true }));
}

function writeJoin(w: Writer, reference: number, scope: Scope): Scope {
  const promise = at(scope.promises, reference);
  if (!promise) return scope;
  if (promise.of === 'work') {
    w.line(`await ${promise.name};`);
    return scope;
  }
  const name = w.name('client');
  w.line(`const ${name} = await ${promise.name};`);
  return withClient(scope, constantClient(name));
}

function writeLending(w: Writer, statement: Extract<Statement, { kind: 'lend' }>, scope: Scope): Scope {
  const waits = statement.helper === 'use' || statement.helper === 'useAndGiveBack';
  if (scope.synchronous && waits) return scope;
  // A promise whose executor's callback throws is never settled.
  const helper = scope.settles && statement.helper === 'giveBackAndFail' ? 'giveBack' : statement.helper;
  const client = at(helper === 'use' ? scope.clients : owned(scope), statement.client);
  if (client) w.line(`${client.always || helper === 'giveBackIfAny' ? '' : `if (${client.name}) `}${helperCall(w, helper, client.name)};`);
  return scope;
}

/** A call of a function that is written later. In the executed text its client is a loan, and what it returns is adopted. */
function writeCall(w: Writer, statement: Extract<Statement, { kind: 'call' }>, scope: Scope): Scope {
  const client = statement.client === undefined ? undefined : at(owned(scope), statement.client);
  const name = w.name('helper');
  const parameters = parametersOf(statement.body).map((parameter) => (parameter === 'given' ? w.lent('given') : parameter));
  const call = `${name}(${[...(client ? [w.lent(client.name)] : []), ...parameters].join(', ')})`;
  w.called.push({ name, body: statement.body, client: client && { always: client.always }, result: statement.result === 'dropped' ? 'anything' : 'client' });
  const adopted = w.adopted(`await ${call}`);
  switch (statement.result) {
    case 'dropped':
      w.line(`${adopted};`);
      return scope;
    case 'kept': {
      const result = w.name('client');
      w.line(`const ${result} = ${adopted};`);
      return withClient(scope, constantClient(result, { always: false }));
    }
    case 'returned':
      w.line(scope.inTry ? `return ${adopted};` : `return ${w.executed('adoptLater(')}${call}${w.here(', ', ')')};`);
      return scope;
  }
}

function writeIf(w: Writer, { condition, whenTrue, whenFalse }: Extract<Statement, { kind: 'if' }>, scope: Scope): Scope {
  const text = conditionText(condition, scope);
  if (text === undefined) return scope;
  w.line(`if (${text}) {`);
  writeBlock(w, whenTrue, scope);
  if (whenFalse.length > 0) {
    w.line('} else {');
    writeBlock(w, whenFalse, scope);
  }
  w.line('}');
  return scope;
}

function writeSwitch(w: Writer, { cases, byDefault }: Extract<Statement, { kind: 'switch' }>, scope: Scope): Scope {
  w.line('switch (kind) {');
  cases.forEach(({ body, breaks }, label) => {
    w.line(byDefault && label === cases.length - 1 ? '  default: {' : `  case ${String(label)}: {`);
    writeBlock(w, body, { ...scope, inSwitch: true });
    w.line('  }');
    if (breaks) w.line('  break;');
  });
  w.line('}');
  return scope;
}

function writeJump(w: Writer, { kind, loop }: Extract<Statement, { kind: 'break' | 'continue' }>, scope: Scope): void {
  const label = at(scope.loops, loop);
  if (label !== undefined) w.line(loop === 0 ? `${kind};` : `${kind} ${label};`);
}

function writeLoop(w: Writer, { form, body }: Extract<Statement, { kind: 'loop' }>, scope: Scope): Scope {
  const label = w.name('loop');
  if (form === 'for') w.line(`${label}: for (const ${w.name('item')} of items) {`);
  else if (form === 'forever') w.line(`${label}: while (true) {`);
  else w.line(`${label}: ${form === 'do' ? 'do' : `while (more(${w.here()}))`} {`);
  if (form === 'forever') w.line(`  if (!more(${w.here()})) break;`);
  writeBlock(w, body, { ...scope, loops: [label, ...scope.loops], inSwitch: false });
  w.line(form === 'do' ? `} while (more(${w.here()}));` : '}');
  return scope;
}

function writeTry(w: Writer, { body, handler, cleanup }: Extract<Statement, { kind: 'try' }>, scope: Scope): Scope {
  const inner = { ...scope, inTry: true };
  w.line('try {');
  writeBlock(w, body, inner);
  if (handler || !cleanup) {
    const error = [...statementsIn(handler ?? [])].some(({ kind }) => kind === 'rethrow') ? w.name('error') : undefined;
    w.line(error === undefined ? '} catch {' : `} catch (${error}) {`);
    writeBlock(w, handler ?? [], { ...inner, caught: error });
  }
  if (cleanup) {
    w.line('} finally {');
    writeBlock(w, cleanup, inner);
  }
  w.line('}');
  return scope;
}

function writeReturn(w: Writer, reference: number | undefined, scope: Scope): Scope {
  const client = reference === undefined ? undefined : at(owned(scope), reference)?.name;
  if (!scope.synchronous) w.line(client === undefined ? 'return;' : `return ${client};`);
  else if (!scope.settles) w.line('return;');
  else {
    w.line(`resolve(${client ?? 'undefined'});`);
    w.line('return;');
  }
  return scope;
}
