import type { AcquireSite, Block, BlockId, Capture, Edge, Failure, Instruction, SiteId, Terminator, Variable } from '../ir/index.js';

/**
 * Most blocks one function may have; what is larger is cut and told as such. Functions written by hand stay below
 * 3,500; the memory for what is live at each block grows with the square of their number, to gigabytes at 20,000.
 */
export const MAX_BLOCKS = 8_000;

/** Collects the blocks of one graph. There is always a current block, reachable or not. */
export class GraphBuilder {
  readonly #blocks: { instructions: Instruction[]; terminator: Terminator | undefined }[] = [];
  readonly #sites: AcquireSite[] = [];
  readonly #captured = new Set<Variable>();
  readonly #ways: Variable[] = [];
  #variables = 0;
  #current: BlockId;

  constructor() {
    this.#current = this.block();
  }

  get current(): BlockId {
    return this.#current;
  }

  get full(): boolean {
    return this.#blocks.length >= MAX_BLOCKS;
  }

  variable(): Variable {
    return this.#variables++;
  }

  /** A variable that tells a cleanup which way its region was left. */
  way(): Variable {
    const variable = this.variable();
    this.#ways.push(variable);
    return variable;
  }

  block(): BlockId {
    this.#blocks.push({ instructions: [], terminator: undefined });
    return this.#blocks.length - 1;
  }

  /** Goes on writing into `block`. */
  enter(block: BlockId): void {
    this.#current = block;
  }

  emit(instruction: Instruction): void {
    const block = this.#blocks[this.#current];
    if (block && block.terminator === undefined) block.instructions.push(instruction);
  }

  /** Ends the current block; code after it in the source is unreachable until a block is entered. */
  end(terminator: Terminator): void {
    const block = this.#blocks[this.#current];
    if (block && block.terminator === undefined) block.terminator = terminator;
  }

  goto(to: BlockId): void {
    this.end({ op: 'goto', to });
  }

  /** Ends the current block and goes on in a new one, which is returned. */
  split(terminator: (next: BlockId) => Terminator): BlockId {
    const next = this.block();
    this.end(terminator(next));
    this.enter(next);
    return next;
  }

  /** An edge to `handler` may be taken here. */
  mayFail(handler: BlockId, failure: Failure): void {
    this.split((next) => ({ op: 'choice', edges: [{ to: next }, { to: handler, failure }] }));
  }

  /** Runs each branch from here and joins them behind; a branch that has left does not come back. */
  alternatives(branches: readonly { readonly failure?: Failure; readonly run: () => void }[]): void {
    const join = this.block();
    const edges: Edge[] = branches.map(({ failure }) => ({ to: this.block(), ...(failure && { failure }) }));
    this.end({ op: 'choice', edges });
    branches.forEach(({ run }, at) => {
      const edge = edges[at];
      if (!edge) return;
      this.enter(edge.to);
      run();
      this.goto(join);
    });
    this.enter(join);
  }

  site(describe: (id: SiteId) => AcquireSite): SiteId {
    const id = this.#sites.length;
    this.#sites.push(describe(id));
    return id;
  }

  capture(captures: readonly Capture[]): void {
    for (const { variable } of captures) this.#captured.add(variable);
  }

  /** The finished blocks; one without a terminator cannot be left. */
  finish(): { blocks: readonly Block[]; sites: readonly AcquireSite[]; captured: readonly Variable[]; ways: readonly Variable[] } {
    return {
      blocks: this.#blocks.map(({ instructions, terminator }, id) => ({ id, instructions, terminator: terminator ?? { op: 'stop' } })),
      sites: this.#sites,
      captured: [...this.#captured],
      ways: this.#ways,
    };
  }
}
