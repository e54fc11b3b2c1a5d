/** Looks for programs on which leakcheck and the truth differ, until the time is up. */
import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { expect, inject, it } from 'vitest';
import { arbitraryProgram } from '../../packages/core/test/engine/oracle/arbitrary-program.js';
import { disagreementOn, smallestDisagreement } from '../../packages/core/test/engine/oracle/disagreement.js';

const PROGRAMS_A_SEED = 50;

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
  for (let seed = firstSeed; Date.now() < end; seed += 1) {
    for (const program of fc.sample(arbitraryProgram(statements), { numRuns: PROGRAMS_A_SEED, seed })) {
      if (Date.now() >= end) break;
      programs += 1;
      const disagreement = await disagreementOn(program);
      if (!disagreement) continue;
      const { text, wanted, reported } = await smallestDisagreement(program, disagreement);
      if (found.has(text)) continue;
      found.add(text);
      console.log(`\n--- seed ${String(seed)}\n${text}\nwanted:   ${wanted.join(', ')}\nreported: ${reported.join(', ')}`);
    }
  }
  console.log(`${String(programs)} programs from seed ${String(firstSeed)} on: ${String(found.size)} disagreements`);
  expect(found.size).toBe(0);
});
