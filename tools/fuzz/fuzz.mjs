/** `npm run fuzz -- --seconds 60 --seed 7`: more random programs than the tests look at. */
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } } });
const seconds = Number(values.seconds);
const seed = values.seed === undefined ? undefined : Number(values.seed);
if (!(seconds > 0) || (seed !== undefined && !Number.isInteger(seed))) {
  console.error('Usage: npm run fuzz -- [--seconds N] [--seed N]');
  process.exit(2);
}
const vitest = await startVitest('test', [], { config: 'tools/fuzz/vitest.config.ts', watch: false, provide: { fuzzing: { seconds, seed } } });
await vitest.close();
