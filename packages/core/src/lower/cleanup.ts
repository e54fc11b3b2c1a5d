/** Code that runs on every way out of a region: `finally`, and the disposal at the end of a `using` scope. */
import type { BlockId } from '../ir/index.js';
import { constant, type Lowering } from './context.js';
import type { Jump } from './frames.js';

/**
 * Runs `region`, then `cleanup` on every way out of it. The cleanup is written once: a variable tells it which way the
 * region was left, and it goes on that way.
 */
export function withCleanup(l: Lowering, region: () => void, cleanup: () => void): void {
  const { frame, handler } = l;
  const way = l.graph.way();
  const cleanupBlock = l.graph.block();
  const failed = l.graph.block();
  const done = l.graph.block();
  const jumps: Jump[] = [];

  l.handler = failed;
  l.frame = {
    kind: 'cleanup',
    parent: frame,
    enter: (jump) => {
      jumps.push(jump);
      leaveBy(l, way, jumps.length + 1, cleanupBlock);
    },
  };
  region();
  leaveBy(l, way, NORMAL, cleanupBlock);
  l.frame = frame;
  l.handler = handler;

  l.graph.enter(failed);
  leaveBy(l, way, FAILED, cleanupBlock);
  l.graph.enter(cleanupBlock);
  cleanup();
  goOn(l, way, NORMAL, () => l.graph.goto(done));
  goOn(l, way, FAILED, () => l.graph.goto(handler));
  jumps.forEach((jump, at) => goOn(l, way, at + 2, () => l.jump(jump)));
  l.graph.end({ op: 'stop' });
  l.graph.enter(done);
}

const NORMAL = 0;
const FAILED = 1;

function leaveBy(l: Lowering, way: number, which: number, to: BlockId): void {
  l.graph.emit({ op: 'constant', dest: way, value: which });
  l.graph.goto(to);
}

/** Behind the cleanup: goes on with `run` if the region was left that way. */
function goOn(l: Lowering, way: number, which: number, run: () => void): void {
  const matches = l.graph.block();
  const right = constant(l, which);
  const next = l.graph.split((rest) => ({ op: 'branch', test: { kind: 'equal', left: way, right }, whenTrue: { to: matches }, whenFalse: { to: rest } }));
  l.graph.enter(matches);
  run();
  l.graph.enter(next);
}
