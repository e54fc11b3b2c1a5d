/** Where leakcheck and the truth about a program differ. */
import { check } from './check.js';
import { execute } from './execute.js';
import type { Block } from './program.js';
import { reductionsOf } from './reductions.js';
import { render } from './render.js';
import { inOrder } from './reports.js';

export interface Disagreement {
  /** The program as leakcheck read it. */
  readonly text: string;
  readonly wanted: readonly string[];
  readonly reported: readonly string[];
}

/** @returns undefined if they agree, or if the program has too many ways through it to know the truth */
export async function disagreementOn(program: Block): Promise<Disagreement | undefined> {
  const truth = await execute(render(program, 'executed'));
  if (!truth) return undefined;
  const { text } = render(program, 'checked');
  const wanted = inOrder(truth);
  const reported = inOrder(check(text));
  return wanted.join() === reported.join() ? undefined : { text, wanted, reported };
}

/** The disagreement on the smallest program found by leaving out parts of one. */
export async function smallestDisagreement(program: Block, found: Disagreement): Promise<Disagreement> {
  for (const smaller of reductionsOf(program)) {
    const disagreement = await disagreementOn(smaller);
    if (disagreement) return smallestDisagreement(smaller, disagreement);
  }
  return found;
}
