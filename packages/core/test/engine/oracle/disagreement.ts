/** Where leakcheck and the truth about a program differ. */
import { check } from './check.js';
import { execute, type Execution } from './execute.js';
import type { Block } from './program.js';
import { reductionsOf } from './reductions.js';
import { render } from './render.js';
import { inOrder, outside } from './reports.js';

export interface Disagreement {
  readonly program: Block;
  /** The program as leakcheck read it. */
  readonly text: string;
  readonly wanted: readonly string[];
  readonly reported: readonly string[];
}

export interface Comparison {
  readonly disagreements: readonly Disagreement[];
  /** How many programs have too many ways through them to know the truth. */
  readonly unjudged: number;
}

/** Compares many programs at once, which leakcheck then reads as files of one. */
export async function compare(programs: readonly Block[]): Promise<Comparison> {
  const judged: { readonly program: Block; readonly sure: boolean; readonly execution: Execution }[] = [];
  for (const program of programs) {
    const executed = render(program, 'executed');
    const execution = await execute(executed);
    if (execution) judged.push({ program, sure: executed.sure, execution });
  }
  const rendered = judged.map(({ program }) => render(program, 'checked'));
  const reports = rendered.length === 0 ? [] : check(rendered);
  const disagreements = judged.flatMap(({ program, sure, execution }, at): Disagreement[] => {
    const { text = '', bodies = [] } = rendered[at] ?? {};
    // A function that nobody calls is still one that leaks.
    const idle = bodies.filter(([first]) => !execution.entered.has(first));
    const wanted = inOrder(outside(idle, execution.reports), sure);
    const reported = inOrder(outside(idle, reports[at] ?? new Map()), sure);
    return wanted.join() === reported.join() ? [] : [{ program, text, wanted, reported }];
  });
  return { disagreements, unjudged: programs.length - judged.length };
}

/** The disagreement on the smallest program found by leaving out parts of one. */
export async function smallestDisagreement(found: Disagreement): Promise<Disagreement> {
  const reductions = [...reductionsOf(found.program)];
  for (let at = 0; at < reductions.length; at += REDUCTIONS_AT_ONCE) {
    const [smaller] = (await compare(reductions.slice(at, at + REDUCTIONS_AT_ONCE))).disagreements;
    if (smaller) return smallestDisagreement(smaller);
  }
  return found;
}

/** Few: the first that still disagrees is taken, and the rest was for nothing. */
const REDUCTIONS_AT_ONCE = 8;
