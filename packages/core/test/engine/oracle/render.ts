/** Writes a generated program as TypeScript. */
import type { Block, Condition, Helper, Reference, Statement } from './program.js';

/**
 * `checked` is what leakcheck reads. `executed` is the same text line by line, but each acquisition, release and
 * round of a loop also tells the fake pool the line that it stands on.
 */
export type Dialect = 'checked' | 'executed';

export interface RenderedProgram {
  readonly text: string;
  /** Which of the boolean parameters that `run` takes before `items`, `kind` and `more` the body asks. */
  readonly conditions: readonly boolean[];
}

interface Client {
  readonly name: string;
  /** True for a constant, which always holds a client. */
  readonly always: boolean;
}

interface Scope {
  readonly clients: readonly Client[];
  readonly flags: readonly string[];
  /** Labels, the innermost first. */
  readonly loops: readonly string[];
  readonly inSwitch: boolean;
}

const CONDITIONS = ['first', 'second', 'third'];

const EMPTY_SCOPE: Scope = { clients: [], flags: [], loops: [], inSwitch: false };

export function render(program: Block, dialect: Dialect): RenderedProgram {
  const writer = new Writer(dialect);
  writer.prelude();
  writer.line('export async function run(');
  writer.line(`  ${CONDITIONS.map((name) => `${name}: boolean, `).join('')}items: Iterable<number>, kind: number, more: (line?: number) => boolean,`);
  writer.line('): Promise<unknown> {');
  const head = writer.lines.length;
  writer.block(program, EMPTY_SCOPE);
  writer.line('}');
  const body = writer.lines.slice(head).join('\n');
  return { text: writer.lines.join('\n'), conditions: CONDITIONS.map((name) => body.includes(name)) };
}

class Writer {
  readonly lines: string[] = [];
  readonly #dialect: Dialect;
  #names = 0;
  #depth = 0;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  line(text: string): void {
    this.lines.push('  '.repeat(this.#depth) + text);
  }

  /** What a call passes to tell its own line: an argument that only the executed text has. */
  #here(separator = ''): string {
    return this.#dialect === 'executed' ? `${separator}${String(this.lines.length + 1)}` : '';
  }

  prelude(): void {
    const [parameter, argument] = this.#dialect === 'executed' ? [', line: number', 'line'] : ['', ''];
    this.line("import { Pool, type PoolClient } from 'pg';");
    this.line('const pool = new Pool();');
    this.line(`async function checkOut(${parameter.slice(2)}): Promise<PoolClient> { return await pool.connect(${argument}); }`);
    this.line("async function use(client: PoolClient): Promise<void> { await client.query('SELECT 1'); }");
    this.line(`function giveBack(client: PoolClient${parameter}): void { client.release(${argument}); }`);
    this.line(`async function useAndGiveBack(client: PoolClient${parameter}): Promise<void> { try { await client.query('SELECT 1'); } finally { client.release(${argument}); } }`);
    this.line(`function giveBackIf(client: PoolClient, wanted: boolean${parameter}): void { if (wanted) client.release(${argument}); }`);
  }

  block(statements: Block, scope: Scope): void {
    this.#depth += 1;
    statements.reduce((inner, statement) => this.#statement(statement, inner), scope);
    this.#depth -= 1;
  }

  /** @returns the scope of what follows */
  #statement(statement: Statement, scope: Scope): Scope {
    switch (statement.kind) {
      case 'acquire': {
        const name = this.#name('client');
        this.line(`const ${name} = await ${statement.through === 'pool' ? 'pool.connect' : 'checkOut'}(${this.#here()});`);
        return { ...scope, clients: [{ name, always: true }, ...scope.clients] };
      }
      case 'declare': {
        const name = this.#name('client');
        this.line(`let ${name}: PoolClient | undefined;`);
        return { ...scope, clients: [{ name, always: false }, ...scope.clients] };
      }
      case 'declareFlag': {
        const name = this.#name('flag');
        this.line(`let ${name} = false;`);
        return { ...scope, flags: [name, ...scope.flags] };
      }
      case 'poolQuery':
        this.line("await pool.query('SELECT 1');");
        return scope;
      case 'setFlag':
        this.#about(scope.flags, statement.flag, (flag) => `${flag} = ${String(statement.value)};`);
        return scope;
      case 'assign':
        this.#about(variables(scope), statement.client, ({ name }) => `${name} = await pool.connect(${this.#here()});`);
        return scope;
      case 'forget':
        this.#about(variables(scope), statement.client, ({ name }) => `${name} = undefined;`);
        return scope;
      case 'release':
        this.#about(scope.clients, statement.client, ({ name, always }) => `${name}${always ? '' : '?'}.release(${this.#here()});`);
        return scope;
      case 'query':
        this.#about(scope.clients, statement.client, ({ name, always }) => `await ${name}${always ? '' : '?'}.query('SELECT 1');`);
        return scope;
      case 'lend':
        this.#about(scope.clients, statement.client, ({ name, always }) => `${always ? '' : `if (${name}) `}${this.#helperCall(statement.helper, name)};`);
        return scope;
      case 'if':
        this.#if(statement, scope);
        return scope;
      case 'switch':
        this.#switch(statement, scope);
        return scope;
      case 'loop':
        this.#loop(statement, scope);
        return scope;
      case 'try':
        this.#try(statement, scope);
        return scope;
      case 'chain':
        this.#chain(statement, scope);
        return scope;
      case 'return': {
        const client = statement.client === undefined ? undefined : at(scope.clients, statement.client);
        this.line(client ? `return ${client.name};` : 'return;');
        return scope;
      }
      case 'throw':
        this.line("throw new Error('stop');");
        return scope;
      case 'break':
        if (scope.inSwitch && statement.loop === 0) this.line('break;');
        else this.#jump(statement, scope);
        return scope;
      case 'continue':
        this.#jump(statement, scope);
        return scope;
    }
  }

  #about<Named>(named: readonly Named[], reference: Reference, text: (one: Named) => string): void {
    const one = at(named, reference);
    if (one !== undefined) this.line(text(one));
  }

  #helperCall(helper: Helper, client: string): string {
    switch (helper) {
      case 'use':
        return `await use(${client})`;
      case 'giveBack':
        return `giveBack(${client}${this.#here(', ')})`;
      case 'useAndGiveBack':
        return `await useAndGiveBack(${client}${this.#here(', ')})`;
      case 'giveBackIf':
        return `giveBackIf(${client}, first${this.#here(', ')})`;
    }
  }

  #if({ condition, whenTrue, whenFalse }: Extract<Statement, { kind: 'if' }>, scope: Scope): void {
    const text = conditionText(condition, scope);
    if (text === undefined) return;
    this.line(`if (${text}) {`);
    this.block(whenTrue, scope);
    if (whenFalse.length > 0) {
      this.line('} else {');
      this.block(whenFalse, scope);
    }
    this.line('}');
  }

  #switch({ cases }: Extract<Statement, { kind: 'switch' }>, scope: Scope): void {
    this.line('switch (kind) {');
    cases.forEach(({ body, breaks }, label) => {
      this.line(`  case ${String(label)}: {`);
      this.block(body, { ...scope, inSwitch: true });
      this.line('  }');
      if (breaks) this.line('  break;');
    });
    this.line('}');
  }

  #jump({ kind, loop }: Extract<Statement, { kind: 'break' | 'continue' }>, scope: Scope): void {
    this.#about(scope.loops, loop, (label) => (loop === 0 ? `${kind};` : `${kind} ${label};`));
  }

  #loop({ form, body }: Extract<Statement, { kind: 'loop' }>, scope: Scope): void {
    const label = this.#name('loop');
    if (form === 'for') this.line(`${label}: for (const ${this.#name('item')} of items) {`);
    else this.line(`${label}: ${form === 'do' ? 'do' : `while (more(${this.#here()}))`} {`);
    this.block(body, { ...scope, loops: [label, ...scope.loops], inSwitch: false });
    this.line(form === 'do' ? `} while (more(${this.#here()}));` : '}');
  }

  #try({ body, handler, cleanup }: Extract<Statement, { kind: 'try' }>, scope: Scope): void {
    this.line('try {');
    this.block(body, scope);
    if (handler || !cleanup) {
      this.line('} catch {');
      this.block(handler ?? [], scope);
    }
    if (cleanup) {
      this.line('} finally {');
      this.block(cleanup, scope);
    }
    this.line('}');
  }

  #chain({ body, release, caught }: Extract<Statement, { kind: 'chain' }>, scope: Scope): void {
    const name = this.#name('client');
    this.line(`await pool.connect(${this.#here()}).then((${name}) => (async () => {`);
    this.block(body, { ...scope, clients: [{ name, always: true }, ...scope.clients], loops: [], inSwitch: false });
    this.line(release === 'none' ? '})())' : `})().${release}(() => { ${name}.release(${this.#here()}); }))`);
    this.line(caught ? '.catch(() => undefined);' : ';');
  }

  #name(kind: string): string {
    this.#names += 1;
    return `${kind}${String(this.#names)}`;
  }
}

/** Those that may be assigned. */
function variables(scope: Scope): readonly Client[] {
  return scope.clients.filter(({ always }) => !always);
}

function at<Item>(items: readonly Item[], reference: Reference): Item | undefined {
  return items[reference % items.length];
}

function conditionText(condition: Condition, scope: Scope): string | undefined {
  const name = conditionName(condition, scope);
  return name === undefined ? undefined : `${condition.negated ? '!' : ''}${name}`;
}

function conditionName({ kind, reference }: Condition, scope: Scope): string | undefined {
  switch (kind) {
    case 'parameter':
      return at(CONDITIONS, reference);
    case 'flag':
      return at(scope.flags, reference);
    case 'client':
      return at(variables(scope), reference)?.name;
  }
}
