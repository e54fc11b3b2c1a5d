/** Looks for programs on which leakcheck and the truth differ, until the time is up. */
import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { expect, inject, it } from 'vitest';
import { arbitraryProgram } from '../../packages/core/test/engine/oracle/arbitrary-program.js';
import { compare, smallestDisagreement } from '../../packages/core/test/engine/oracle/disagreement.js';

const PROGRAMS_A_SEED = 100;

declare module 'vitest' {
  export interface ProvidedContext {
    readonly fuzzing: { readonly seconds: number; readonly seed: number | undefined; readonly statements: number };
  }
}

it('finds no disagreement', async () => {
  const { seconds, statements, seed: firstSeed = randomInt(2 ** 31) } = inject('fuzzing');
  const end = Date.now() + seconds * 1_000;
  const found = new Set<string>();
  let programs = 0;
  let unjudged = 0;
  let seed = firstSeed;
  for (; Date.now() < end; seed += 1) {
    const sample = fc.sample(arbitraryProgram(statements), { numRuns: PROGRAMS_A_SEED, seed });
    const comparison = await compare(sample);
    programs += sample.length;
    unjudged += comparison.unjudged;
    for (const disagreement of comparison.disagreements) {
      const { text, wanted, reported } = await smallestDisagreement(disagreement);
      if (found.has(text)) continue;
      found.add(text);
      console.log(`\n--- seed ${String(seed)}\n${text}\nwanted:   ${wanted.join(', ')}\nreported: ${reported.join(', ')}`);
    }
  }
  console.log(`${String(programs)} programs of the seeds ${String(firstSeed)} to ${String(seed - 1)}, ${String(unjudged)} of them with too many ways: ${String(found.size)} disagreements`);
  expect(found.size).toBe(0);
});
