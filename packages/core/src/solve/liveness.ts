/** Which variables are still read behind each block: what is not is forgotten, so that paths meet again. */
import type { Block, BlockId, FunctionGraph, Instruction, Terminator, Variable } from '../ir/index.js';

/** Variables read later, for the entry of each block. */
export type Liveness = readonly ReadonlySet<Variable>[];

/** The variables that an instruction reads. */
export type Reading = (instruction: Instruction) => readonly Variable[];

/**
 * @param reads what counts as reading: everything, or only what the program itself goes on with, see {@link usedBy}
 * @param always variables that are read at any time
 */
export function computeLiveness(graph: FunctionGraph, reads: Reading, always: readonly Variable[]): Liveness {
  const live: Set<Variable>[] = graph.blocks.map(() => new Set(always));
  const predecessors = predecessorsOf(graph);
  const queue = graph.blocks.map(({ id }) => id);
  const queued = new Set(queue);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    queued.delete(id);
    const block = graph.blocks[id];
    const entry = live[id];
    if (!block || !entry) continue;
    const before = entry.size;
    for (const variable of liveAtEntry(block, live, reads)) entry.add(variable);
    if (entry.size === before) continue;
    for (const predecessor of predecessors[id] ?? []) {
      if (!queued.has(predecessor)) {
        queued.add(predecessor);
        queue.push(predecessor);
      }
    }
  }
  return live;
}

function liveAtEntry(block: Block, live: readonly ReadonlySet<Variable>[], reads: Reading): Set<Variable> {
  const current = new Set<Variable>();
  for (const successor of successorsOf(block.terminator)) for (const variable of live[successor] ?? []) current.add(variable);
  const written = writtenByTerminator(block.terminator);
  if (written !== undefined) current.delete(written);
  for (const variable of readByTerminator(block.terminator)) current.add(variable);
  for (let at = block.instructions.length - 1; at >= 0; at -= 1) {
    const instruction = block.instructions[at];
    if (!instruction) continue;
    if ('dest' in instruction) current.delete(instruction.dest);
    for (const variable of reads(instruction)) current.add(variable);
  }
  return current;
}

function successorsOf(terminator: Terminator): readonly BlockId[] {
  switch (terminator.op) {
    case 'goto':
      return [terminator.to];
    case 'branch':
      return [terminator.whenTrue.to, terminator.whenFalse.to];
    case 'choice':
      return terminator.edges.map(({ to }) => to);
    case 'call':
      return terminator.exceptional ? [terminator.normal, terminator.exceptional.to] : [terminator.normal];
    case 'await':
      return [terminator.fulfilled, terminator.rejected.to];
    case 'return':
    case 'throw':
    case 'stop':
      return [];
  }
}

function predecessorsOf(graph: FunctionGraph): readonly BlockId[][] {
  const result: BlockId[][] = graph.blocks.map(() => []);
  for (const { id, terminator } of graph.blocks) for (const successor of successorsOf(terminator)) result[successor]?.push(id);
  return result;
}

/** The blocks that more than one edge leads to, or one call of a function with several outcomes. */
export function meetingsOf(graph: FunctionGraph): ReadonlySet<BlockId> {
  const meetings = new Set<BlockId>();
  predecessorsOf(graph).forEach((predecessors, block) => {
    if (predecessors.length > 1) meetings.add(block);
  });
  for (const { terminator } of graph.blocks) if (terminator.op === 'call' && terminator.callee.kind === 'function') meetings.add(terminator.normal);
  return meetings;
}

/** The same without the note that work goes on, which is no mention by the program: `return save(client)`. */
export function usedBy(instruction: Instruction): readonly Variable[] {
  return instruction.op === 'pending' ? [instruction.promise] : readBy(instruction);
}

/** A settler writes the variable of its promise when it is called, so that variable is read as long as the settler is. */
export function readBy(instruction: Instruction): readonly Variable[] {
  switch (instruction.op) {
    case 'constant':
    case 'opaque':
    case 'outer':
    case 'again':
    case 'suspend':
    case 'wait':
      return [];
    case 'acquire':
      return instruction.lender === undefined ? [] : [instruction.lender];
    case 'assign':
    case 'settle':
      return [instruction.source];
    case 'object':
      return instruction.fields.map(([, value]) => value);
    case 'alter':
    case 'load':
      return [instruction.object];
    case 'store':
      return [instruction.object, instruction.source];
    case 'activate':
      return instruction.on === undefined ? [instruction.resource] : [instruction.resource, instruction.on];
    case 'use':
    case 'subscribe':
    case 'releaser':
    case 'ended':
    case 'ask':
      return [instruction.resource];
    case 'release':
      return typeof instruction.discards === 'number' ? [instruction.resource, instruction.discards] : [instruction.resource];
    case 'begin':
    case 'finish':
    case 'change':
    case 'restore':
      return [instruction.connection];
    case 'borrow':
      return instruction.byDefault ? [instruction.pool, instruction.byDefault.value] : [instruction.pool];
    case 'batch':
      return [instruction.rows, instruction.cursor];
    case 'exhausted':
      return [instruction.rowsOrCursor];
    case 'settler':
      return [instruction.promise];
    case 'closure':
      return instruction.captures.map(({ variable }) => variable);
    case 'pending':
      return [instruction.promise, instruction.resource];
    case 'leave':
    case 'escape':
      return [instruction.value];
  }
}

function readByTerminator(terminator: Terminator): readonly Variable[] {
  switch (terminator.op) {
    case 'branch':
      return terminator.test.kind === 'equal' ? [terminator.test.left, terminator.test.right] : [terminator.test.value];
    case 'call':
      return [
        ...terminator.args,
        terminator.callee.value,
        ...(terminator.receiver === undefined ? [] : [terminator.receiver]),
      ];
    case 'await':
      return [terminator.source];
    case 'return':
      return terminator.value === undefined ? [] : [terminator.value];
    case 'goto':
    case 'choice':
    case 'throw':
    case 'stop':
      return [];
  }
}

/** A call's or await's result is written on its normal way only; nothing reads it on the other. */
function writtenByTerminator(terminator: Terminator): Variable | undefined {
  return terminator.op === 'call' || terminator.op === 'await' ? terminator.dest : undefined;
}
