/** `npm run fuzz -- --seconds 60 --seed 7 --statements 12`: more random programs than the tests look at; larger ones meet the bounds of the solver. */
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' }, statements: { type: 'string', default: '12' } },
});
const seconds = Number(values.seconds);
const statements = Number(values.statements);
const seed = values.seed === undefined ? undefined : Number(values.seed);
if (!(seconds > 0) || !(statements > 0) || (seed !== undefined && !Number.isInteger(seed))) {
  console.error('Usage: npm run fuzz -- [--seconds N] [--seed N] [--statements N]');
  process.exit(2);
}
const provide = { fuzzing: { seconds, seed, statements } };
const vitest = await startVitest('test', [], { config: 'tools/fuzz/vitest.config.ts', watch: false, provide });
await vitest.close();
