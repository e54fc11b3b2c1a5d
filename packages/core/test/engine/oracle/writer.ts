/** The text of a generated program as it grows, line by line. */
import type { Block } from './program.js';

/**
 * `checked` is what leakcheck reads. `executed` is the same text line by line, but each call that matters also tells
 * the fake pool the line that it stands on.
 */
export type Dialect = 'checked' | 'executed';

/** A function that a statement calls, to be written behind the one that stands there. */
export interface CalledFunction {
  readonly name: string;
  readonly body: Block;
  /** Its first parameter; `always`: it always holds a client. */
  readonly client: { readonly always: boolean } | undefined;
  readonly result: 'anything' | 'client';
}

export class Writer {
  readonly lines: string[] = [];
  /** Functions that are called and not yet written. */
  readonly called: CalledFunction[] = [];
  /** The first and the last line of each body that leakcheck looks at even if nobody calls it. */
  readonly bodies: (readonly [number, number])[] = [];
  /** True once a promise chain was written that nobody waits for. */
  floats = false;
  /** False once something was written of which it depends on the point of view how many failures come before it. */
  sure = true;
  /** True to declare variables so that TypeScript takes no notice of assignments: it does not see those in local functions. */
  assertsVariables = false;
  readonly #dialect: Dialect;
  #names = 0;
  #depth = 0;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  line(text: string): void {
    this.lines.push('  '.repeat(this.#depth) + text);
  }

  indented(write: () => void): void {
    this.#depth += 1;
    write();
    this.#depth -= 1;
  }

  /** A function's body inside another. */
  body(head: string, write: () => void, end: string): void {
    const first = this.lines.length + 1;
    this.line(`${head}${this.here(' enter(', ');')}`);
    write();
    this.line(end);
    this.bodies.push([first, this.lines.length]);
  }

  name(kind: string): string {
    this.#names += 1;
    return `${kind}${String(this.#names)}`;
  }

  /** Text that only the executed program has. */
  executed(text: string): string {
    return this.#dialect === 'executed' ? text : '';
  }

  /** What a call passes to tell its own line. */
  here(before = '', behind = ''): string {
    return this.executed(`${before}${String(this.lines.length + 1)}${behind}`);
  }

  /** A client as an argument: in the executed text what the called function does to it is told from what happens here. */
  lent(client: string): string {
    return `${this.executed('lent(')}${client}${this.here(', ', ')')}`;
  }

  /** The result of a call: in the executed text the line of the call answers for the client in it. */
  adopted(call: string): string {
    return `${this.executed('adopt(')}${call}${this.here(', ', ')')}`;
  }
}
